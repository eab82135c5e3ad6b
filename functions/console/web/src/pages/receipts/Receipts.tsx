import AddIcon from '@mui/icons-material/Add';
import ReceiptsIcon from '@mui/icons-material/PaymentsOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useChoices } from '../../form/inputs';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { usePeople } from '../usePeople';

type Receipt = Schema<'ReceiptSummary'>;

const field = (name: string) => `resources.receipts.fields.${name}`;

/** Money that came in. */
export function ReceiptList() {
  const translate = useTranslate();
  const format = useFormat();
  const who = useMe();
  const people = usePeople();
  const allowed = useAllowed('receipt.read'), mayCreate = useAllowed('receipt.create');
  const statuses = useChoices('resources.receipts.status', ['recorded', 'reversed']);
  if (who && !allowed) return <Problem kind="denied" />;
  const create = mayCreate && <Button component={Link} to="/receipts/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.receipts.new')}</Button>;
  return (
    <ListPage<Receipt>
      resource="receipts" object="receipt" to={receipt => `/receipts/${receipt.id}`}
      filters={[
        { source: 'status', label: field('status'), choices: statuses }, { source: 'unallocated', label: field('unallocated'), choices: [{ id: 'true', name: translate('kehu.yes') }] },
        { source: 'owner', label: field('owner'), choices: people }, { source: 'from', label: field('from'), kind: 'date' }, { source: 'to', label: field('to'), kind: 'date' },
      ]}
      columns={[
        { key: 'number', label: field('number'), render: receipt => receipt.number },
        { key: 'date', label: field('date'), render: receipt => format.date(receipt.date) },
        { key: 'customerName', label: field('customerName'), render: receipt => receipt.customerName },
        { key: 'amount', label: field('amount'), render: receipt => format.money(receipt.amount.amount, receipt.amount.currency), numeric: true },
        { key: 'unallocated', label: field('unallocated'), render: receipt => Number(receipt.unallocated) !== 0 && format.money(receipt.unallocated, receipt.amount.currency), numeric: true },
        { key: 'method', label: field('method'), render: receipt => translate(`resources.customers.paymentMethod.${receipt.method}`, { _: receipt.method }) },
        { key: 'status', label: field('status'), render: receipt => <Status value={receipt.status} text={`resources.receipts.status.${receipt.status}`} /> },
        { key: 'reference', label: field('reference'), render: receipt => receipt.reference, spare: true },
        { key: 'owner', label: field('owner'), render: receipt => <Person id={receipt.owner} />, spare: true },
      ]}
      card={receipt => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{receipt.customerName}</Typography>
            <Typography sx={{ fontWeight: 600 }}>{format.money(receipt.amount.amount, receipt.amount.currency)}</Typography>
          </Stack>
          <Typography variant="body2" color="textSecondary">{receipt.number} · {format.date(receipt.date)} · {translate(`resources.receipts.status.${receipt.status}`)}</Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.receipts.name', { smart_count: 2 })} sub={translate('resources.receipts.about')} actions={create} />}
      empty={<Empty icon={ReceiptsIcon} title={translate('resources.receipts.empty')} help={translate('resources.receipts.emptyHelp')}>{create}</Empty>}
    />
  );
}
