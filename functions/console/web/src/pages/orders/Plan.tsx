import { Box, Button, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

type Order = Schema<'Order'>;

/** On a phone the sums above tell it. */
const desk = { display: { xs: 'none', sm: 'table-cell' } } as const;

/** By when the order shall be paid, and what is paid. */
export function Plan({ order }: { order: Order }) {
  const translate = useTranslate();
  const format = useFormat();
  const mayRecord = useAllowed('receipt.create') && ['approved', 'inDelivery', 'completed', 'changePending', 'closed'].includes(order.status);
  const { data: plan } = useQuery({
    queryKey: ['plan', order.id, order.version], retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/orders/{id}/plan', { params: { path: { id: order.id } }, signal }).then(({ data }) => data!),
  });
  if (!plan) return null;
  const money = (amount: string) => format.money(amount, plan.currency);
  const right = { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;
  return (
    <SectionCard
      title={translate('resources.orders.plan.title')}
      action={mayRecord && Number(plan.open) > 0 && <Button size="small" variant="outlined" component={Link} to={`/receipts/create?customer=${order.customerId}&order=${order.id}&amount=${plan.open}&currency=${plan.currency}`}>{translate('resources.receipts.new')}</Button>}
    >
      <Stack direction="row" sx={{ gap: 3, flexWrap: 'wrap', mb: plan.instalments.length > 0 ? 1.5 : 0 }}>
        {(['charged', 'paid', 'open'] as const).map(name => (
          <Box key={name}>
            <Typography variant="caption" color="textSecondary">{translate(`resources.orders.plan.${name}`)}</Typography>
            <Typography sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{money(plan[name])}</Typography>
          </Box>
        ))}
      </Stack>
      {plan.instalments.length > 0 && (
        <TableContainer tabIndex={0} role="region" aria-label={translate('resources.orders.plan.title')}>
          <Table size="small">
            <TableHead><TableRow><TableCell>{translate('resources.orders.plan.dueDate')}</TableCell><TableCell sx={right}>{translate('resources.orders.plan.amount')}</TableCell><TableCell sx={{ ...right, ...desk }}>{translate('resources.orders.plan.paid')}</TableCell><TableCell>{translate('resources.orders.fields.status')}</TableCell></TableRow></TableHead>
            <TableBody>
              {plan.instalments.map(due => (
                <TableRow key={due.dueDate}>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.date(due.dueDate)}</TableCell><TableCell sx={right}>{money(due.amount)}</TableCell><TableCell sx={{ ...right, ...desk }}>{money(due.paid)}</TableCell>
                  <TableCell><Status value={due.status} text={`resources.orders.plan.status.${due.status}`} /></TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </SectionCard>
  );
}
