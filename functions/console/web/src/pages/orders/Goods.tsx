import { Box, Button, Divider, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { offers } from '../../api/offers';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { Value } from '../../show/Value';

type Order = Schema<'Order'>;
type Shipment = Schema<'OrderShipment'>;
type Return = Schema<'OrderGoodsReturn'>;

/** What of the order was shipped and what came back, each with its lines. */
export function Goods({ order, onDone }: { order: Order; onDone: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const mayShip = useAllowed('order.ship') && !order.deletedAt;
  const [voiding, setVoiding] = useState<{ kind: 'shipments' | 'returns'; id: string; number: string }>();
  const path = { id: order.id };
  const shipped = order.deliveryStatus !== 'none';
  const options = { enabled: shipped || order.status === 'completed', retry: false } as const;
  const { data: shipments = [] } = useQuery({ queryKey: ['shipments', order.id, order.version], ...options, queryFn: ({ signal }) => kehu.GET('/v1/orders/{id}/shipments', { params: { path, query: { limit: 50 } }, signal }).then(({ data }) => data!.items) });
  const { data: returns = [] } = useQuery({ queryKey: ['returns', order.id, order.version], ...options, queryFn: ({ signal }) => kehu.GET('/v1/orders/{id}/returns', { params: { path, query: { limit: 50 } }, signal }).then(({ data }) => data!.items) });
  const mayLeave = offers(order, 'ship') && order.deliveryStatus !== 'delivered';
  const mayReturn = offers(order, 'return') && shipped;
  if (!mayLeave && !mayReturn && shipments.length + returns.length === 0) return null;
  const revoke = async ({ reason }: Json) => {
    const body = { reason: reason as string };
    if (voiding!.kind === 'shipments') await kehu.POST('/v1/orders/{id}/shipments/{shipmentId}/void', { params: { path: { ...path, shipmentId: voiding!.id } }, body });
    else await kehu.POST('/v1/orders/{id}/returns/{returnId}/void', { params: { path: { ...path, returnId: voiding!.id } }, body });
    await queries.invalidateQueries({ queryKey: ['orders'] });
    notify('resources.orders.done', { type: 'success' });
    onDone();
  };
  return (
    <SectionCard
      title={translate('resources.orders.goods.title')}
      action={(
        <Stack direction="row" sx={{ gap: 1 }}>
          {mayReturn && <Button size="small" component={Link} to={`/orders/${order.id}/return`}>{translate('resources.orders.goods.return')}</Button>}
          {mayLeave && <Button size="small" variant="outlined" component={Link} to={`/orders/${order.id}/ship`}>{translate('resources.orders.goods.ship')}</Button>}
        </Stack>
      )}
    >
      {shipments.length + returns.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.orders.goods.none')}</Typography>}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shipments.map(one => <Move key={one.id} kind="shipment" move={one} note={[one.carrier, one.trackingNumber, one.note]} onVoid={mayShip ? () => setVoiding({ kind: 'shipments', id: one.id, number: one.number }) : undefined} />)}
        {returns.map(one => <Move key={one.id} kind="return" move={one} note={[one.note]} onVoid={mayShip ? () => setVoiding({ kind: 'returns', id: one.id, number: one.number }) : undefined} />)}
      </Stack>
      {voiding && (
        <AskDialog title={`${translate('resources.orders.goods.void')}${translate('kehu.colon')}${voiding.number}`} text={translate('resources.orders.goods.voidHelp')} label={translate('resources.orders.goods.void')} danger labels="orders" work={revoke} onClose={() => setVoiding(undefined)}>
          <TextInput source="reason" isRequired autoFocus helperText={false} />
        </AskDialog>
      )}
    </SectionCard>
  );
}

function Move({ kind, move, note, onVoid }: { kind: 'shipment' | 'return'; move: Shipment | Return; note: (string | undefined)[]; onVoid?: () => void }) {
  const translate = useTranslate();
  const format = useFormat();
  const goods = move as Partial<Return>;
  return (
    <Box component="li" sx={{ py: 1.25 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: 600 }}>{translate(`resources.orders.goods.${kind}`)} {move.number}</Typography>
        {move.status === 'void' && <Status value="void" text="resources.orders.goods.isVoid" />}
        <Typography variant="body2" color="textSecondary">{move.date && format.date(move.date)} · <Person id={move.createdBy} /></Typography>
        {onVoid && move.status !== 'void' && <Button size="small" color="error" onClick={onVoid} aria-label={`${translate('resources.orders.goods.void')}${translate('kehu.colon')}${move.number}`} sx={{ ml: 'auto' }}>{translate('resources.orders.goods.void')}</Button>}
      </Stack>
      <Typography variant="body2">{move.lines.map(line => `${String(line.quantity)} ${line.unit ?? '×'} ${line.name}`).join(' · ')}</Typography>
      {goods.reason && <Typography variant="body2" color="textSecondary"><Value resource="orders" name="returnReason" value={goods.reason} />{goods.credit && ` · ${translate('resources.orders.goods.credit', { amount: format.money(goods.credit.amount, goods.credit.currency) })}`}</Typography>}
      {note.some(Boolean) && <Typography variant="body2" color="textSecondary">{note.filter(Boolean).join(' · ')}</Typography>}
      {move.voidReason && <Typography variant="body2" color="textSecondary">{translate('resources.orders.goods.isVoid')}{translate('kehu.colon')}{move.voidReason}</Typography>}
    </Box>
  );
}
