import OpenIcon from '@mui/icons-material/AccountBalanceWalletOutlined';
import { Box, Link, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate, type RaRecord } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { useFormat } from '../../show/useFormat';
import { usePeople } from '../usePeople';

type Receivable = Schema<'OrderReceivable'> & RaRecord;

const field = (name: string) => `resources.receivables.fields.${name}`;

/** What is still to be paid, by when it should be. */
export function ReceivableList() {
  const translate = useTranslate();
  const format = useFormat();
  const who = useMe();
  const people = usePeople();
  const allowed = useAllowed('receipt.read');
  if (who && !allowed) return <Problem kind="denied" />;
  const late = (row: Receivable) => ((row.daysOverdue ?? 0) > 0 ? <Typography component="span" variant="body2" color="error" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{translate('resources.receivables.days', { smart_count: row.daysOverdue! })}</Typography> : null);
  return (
    <ListPage<Receivable>
      resource="receivables" to={row => `/orders/${row.orderId}/show`}
      filters={[
        { source: 'overdue', label: field('overdue'), choices: [{ id: 'true', name: translate('kehu.yes') }] },
        { source: 'owner', label: field('owner'), choices: people }, { source: 'dueTo', label: field('dueTo'), kind: 'date' },
      ]}
      columns={[
        { key: 'number', label: field('number'), render: row => row.number },
        { key: 'customerName', label: field('customerName'), render: row => <Link component={RouterLink} to={`/customers/${row.customerId}/show`} color="inherit">{row.customerName}</Link> },
        { key: 'open', label: field('open'), render: row => format.money(row.open.amount, row.open.currency), numeric: true },
        { key: 'overdue', label: field('overdue'), render: row => Number(row.overdue.amount) > 0 && format.money(row.overdue.amount, row.overdue.currency), numeric: true },
        { key: 'dueDate', label: field('dueDate'), render: row => format.date(row.dueDate) },
        { key: 'daysOverdue', label: field('daysOverdue'), render: late },
        { key: 'owner', label: field('owner'), render: row => <Person id={row.owner} /> },
        { key: 'reference', label: field('reference'), render: row => row.reference, spare: true },
      ]}
      card={row => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{row.customerName}</Typography>
            <Typography sx={{ fontWeight: 600 }}>{format.money(row.open.amount, row.open.currency)}</Typography>
          </Stack>
          <Typography variant="body2" color="textSecondary">{row.number} · {format.date(row.dueDate)} {late(row)}</Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.receivables.name', { smart_count: 2 })} sub={translate('resources.receivables.about')} />}
      empty={<Empty icon={OpenIcon} title={translate('resources.receivables.empty')} />}
    />
  );
}
