import { Box, Button, Divider, Link, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { offers } from '../../api/offers';
import { SectionCard } from '../../show/Facts';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { useFieldLabel } from '../../show/Value';

type Order = Schema<'Order'>;
type Change = Schema<'OrderChangeOrder'>;

/** The changes of an approved order, each with what it changes and what became of it. */
export function Changes({ order }: { order: Order }) {
  const translate = useTranslate();
  const mayChange = offers(order, 'change');
  const any = (order.changeCount ?? 0) > 0;
  const { data } = useQuery({
    queryKey: ['changes', order.id, order.version], enabled: any, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/orders/{id}/changes', { params: { path: { id: order.id }, query: { limit: 20 } }, signal }).then(({ data }) => data!.items),
  });
  if (!any && !mayChange) return null;
  return (
    <SectionCard
      title={translate('resources.orders.changes.title')}
      action={mayChange && <Button size="small" component={RouterLink} to={`/orders/${order.id}/change`}>{translate('resources.orders.changes.new')}</Button>}
    >
      {!any && <Typography variant="body2" color="textSecondary">{translate('resources.orders.changes.none')}</Typography>}
      <Stack component="ol" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.map(change => <Line key={change.id} change={change} order={order} />)}
      </Stack>
    </SectionCard>
  );
}

function Line({ change, order }: { change: Change; order: Order }) {
  const translate = useTranslate();
  const format = useFormat();
  const label = useFieldLabel();
  return (
    <Box component="li" sx={{ py: 1.5 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: 600 }}>{translate('resources.orders.changes.number', { number: change.number })}</Typography>
        <Status value={change.status} text={`resources.orders.changes.status.${change.status}`} />
        <Typography variant="body2" color="textSecondary"><Person id={change.createdBy} /> · {format.dateTime(change.createdAt)}</Typography>
      </Stack>
      <Typography sx={{ mt: 0.5 }}>{change.reason}</Typography>
      <Box component="dl" sx={{ m: 0, mt: 1, display: 'grid', gap: 0.5, fontSize: '0.875rem' }}>
        {change.differences.map(difference => (
          <Box key={`${difference.line ?? ''}${difference.field}`} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {difference.line !== undefined && `${translate('resources.orders.line', { number: difference.line })}: `}{label('orders', difference.line === undefined ? difference.field : `line.${difference.field}`)}
            </Typography>
            <Box component="dd" sx={{ m: 0 }}><Box component="s" sx={{ color: 'text.secondary' }}>{difference.old ?? ''}</Box>{difference.old !== undefined && difference.new !== undefined && ' → '}{difference.new ?? ''}</Box>
          </Box>
        ))}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Typography component="dt" variant="body2" color="textSecondary">{label('orders', 'total')}</Typography>
          <Box component="dd" sx={{ m: 0 }}>{format.money(change.totalBefore.amount, change.totalBefore.currency)} → {format.money(change.totalAfter.amount, change.totalAfter.currency)}</Box>
        </Box>
      </Box>
      {change.decidedBy && <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}>{translate(`resources.orders.changes.status.${change.status}`)} · <Person id={change.decidedBy} />{change.rejection && ` · ${change.rejection}`}</Typography>}
      {change.status === 'pending' && offers(order, 'reject') && <Typography variant="body2" sx={{ mt: 0.75 }}><Link component={RouterLink} to={`/orders/${order.id}/show`}>{translate('resources.orders.changes.waits')}</Link></Typography>}
    </Box>
  );
}
