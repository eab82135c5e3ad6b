import AddIcon from '@mui/icons-material/Add';
import { Button, Divider, Link, Skeleton, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

/** The latest orders of a customer. */
export function CustomerOrders({ customer }: { customer: { id: string; deletedAt?: string | null } }) {
  const translate = useTranslate();
  const format = useFormat();
  const may = useAllowed('order.read'), mayCreate = useAllowed('order.create') && !customer.deletedAt;
  const { data, isPending } = useGetList<Schema<'OrderSummary'>>('orders', { pagination: { page: 1, perPage: 5 }, filter: { customer: customer.id } }, { enabled: may, retry: false });
  if (!may) return null;
  return (
    <SectionCard
      title={translate('resources.orders.name', { smart_count: 2 })}
      action={mayCreate && <Button component={RouterLink} to={`/orders/create?customer=${customer.id}`} size="small" startIcon={<AddIcon />}>{translate('resources.orders.new')}</Button>}
    >
      {isPending && <Skeleton height={60} />}
      {data?.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.orders.none')}</Typography>}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0, mt: -1 }}>
        {data?.map(order => (
          <Stack component="li" key={order.id} direction="row" sx={{ py: 1.25, gap: 2, alignItems: 'center' }}>
            <Stack sx={{ flex: 1, minWidth: 0 }}>
              <Link component={RouterLink} to={`/orders/${order.id}/show`} color="text.primary" sx={{ fontWeight: 600 }}>{order.number ?? translate('resources.orders.name', { smart_count: 1 })}</Link>
              <Typography variant="body2" color="textSecondary">{format.date(order.orderDate ?? order.createdAt)}</Typography>
            </Stack>
            <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>{format.money(order.total.amount, order.total.currency)}</Typography>
            <Status value={order.status} text={`resources.orders.status.${order.status}`} />
          </Stack>
        ))}
      </Stack>
      {data?.length === 5 && <Button component={RouterLink} to={`/orders?filter=${encodeURIComponent(JSON.stringify({ customer: customer.id }))}`} size="small" sx={{ ml: -1, mt: 0.5 }}>{translate('resources.orders.all')}</Button>}
    </SectionCard>
  );
}
