import ChangeIcon from '@mui/icons-material/EditOutlined';
import ContactIcon from '@mui/icons-material/PersonAddOutlined';
import OrderIcon from '@mui/icons-material/ReceiptLongOutlined';
import ReceiptIcon from '@mui/icons-material/PaymentsOutlined';
import ShipmentIcon from '@mui/icons-material/LocalShippingOutlined';
import { Box, Button, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { SectionCard } from '../../show/Facts';
import { Changes } from '../../show/History';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

type Entry = Schema<'TimelineEntry'>;

const icons = { change: ChangeIcon, contact: ContactIcon, order: OrderIcon, receipt: ReceiptIcon, shipment: ShipmentIcon };

/** What happened with a customer: changes, people, orders, deliveries and money, newest first. */
export function Timeline({ customer }: { customer: { id: string; version: number } }) {
  const translate = useTranslate();
  const format = useFormat();
  const { data, isPending, isError, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['timeline', customer.id, customer.version], retry: false, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => kehu.GET('/v1/customers/{id}/timeline', { params: { path: { id: customer.id }, query: { limit: 12, cursor } }, signal }).then(({ data }) => data!),
    getNextPageParam: page => page.nextCursor,
    // Changes are written off the table's stream, a moment after they were made.
    refetchInterval: query => (query.state.data?.pages[0]?.items.some(entry => entry.change?.entity === customer.id && (entry.change.version ?? 0) >= customer.version) || query.state.dataUpdateCount > 6 ? false : 900),
  });
  const entries = isError ? [] : data?.pages.flatMap(page => page.items) ?? [];
  return (
    <SectionCard title={translate('resources.customers.timeline.title')} action={<Button component={RouterLink} to={`/customers/${customer.id}/as-of`} size="small">{translate('resources.past.action')}</Button>}>
      {isPending && <Stack sx={{ gap: 1 }}>{[1, 2, 3].map(line => <Skeleton key={line} height={40} />)}</Stack>}
      {!isPending && entries.length === 0 && <Typography variant="body2" color="textSecondary">{translate('kehu.history.none')}</Typography>}
      <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {entries.map((entry, index) => {
          const Icon = icons[entry.kind];
          return (
            <Box component="li" key={index} sx={{ display: 'grid', gridTemplateColumns: '28px minmax(0, 1fr)', columnGap: 1.25, pb: 2 }}>
              <Box sx={{ width: 28, height: 28, borderRadius: '50%', bgcolor: 'action.hover', color: 'text.secondary', display: 'grid', placeItems: 'center' }}><Icon sx={{ fontSize: 16 }} /></Box>
              <Box sx={{ minWidth: 0, pt: 0.25 }}>
                <What entry={entry} />
                <Typography variant="caption" color="textSecondary" component="div"><Who entry={entry} /><time dateTime={entry.at} title={format.dateTime(entry.at)}>{entry.kind === 'change' || entry.kind === 'contact' ? format.ago(entry.at) : format.date(entry.at.slice(0, 10))}</time></Typography>
              </Box>
            </Box>
          );
        })}
      </Stack>
      {hasNextPage && <Button size="small" onClick={() => void fetchNextPage()}>{translate('kehu.history.more')}</Button>}
    </SectionCard>
  );
}

function Who({ entry }: { entry: Entry }): ReactNode {
  return entry.change ? <><Person id={entry.change.by} /> · </> : null;
}

function What({ entry }: { entry: Entry }): ReactNode {
  const translate = useTranslate();
  const format = useFormat();
  const { change, contact, order, receipt, shipment } = entry;
  if (change) {
    return (
      <>
        <Stack direction="row" sx={{ gap: 1, mb: 0.5 }}><Status value={change.action} text={`kehu.history.${change.action}`} /></Stack>
        <Changes row={change} />
      </>
    );
  }
  if (contact) return <Typography variant="body2">{translate('resources.customers.timeline.contact')}{translate('kehu.colon')}<strong>{contact.name}</strong>{contact.title && translate('kehu.clause') + contact.title}</Typography>;
  if (order) return <Typography variant="body2"><Link component={RouterLink} underline="always" to={`/orders/${order.id}/show`}>{order.number}</Link> · {format.money(order.total.amount, order.total.currency)} · {translate(`resources.orders.status.${order.status}`, { _: order.status })}</Typography>;
  if (receipt) return <Typography variant="body2"><Link component={RouterLink} underline="always" to={`/receipts/${receipt.id}`}>{receipt.number}</Link> · {format.money(receipt.amount.amount, receipt.amount.currency)}</Typography>;
  if (shipment) return <Typography variant="body2">{translate('resources.orders.goods.shipment')} <Link component={RouterLink} underline="always" to={`/orders/${shipment.orderId}/show`}>{shipment.number}</Link>{shipment.status === 'void' && ` · ${translate('resources.orders.goods.isVoid')}`}</Typography>;
  return null;
}
