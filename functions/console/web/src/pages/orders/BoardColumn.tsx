import MoveIcon from '@mui/icons-material/MoreVert';
import { Draggable, Droppable } from '@hello-pangea/dnd';
import { Box, Button, Card, IconButton, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { Failed } from '../../show/Failed';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import type { orderStatuses } from './OrderList';

export type Summary = Schema<'OrderSummary'>;

interface Props {
  status: typeof orderStatuses[number];
  owner: string;
  /** How many orders the column has, and what they come to, by currency; undefined while that is not known. */
  sums?: { currency: string; orders: number; total: { amount: string; currency: string } }[];
  /** Whether what is being dragged can be dropped here; undefined while nothing is dragged, or it is not known yet. */
  allowed?: boolean;
  /** Tells which order may be moved soon, so that what can be done with it is known by then. */
  onNear: (order: Summary) => void;
  onMenu: (order: Summary, anchor: HTMLElement) => void;
}

/** The orders of a state, newest first, with what they come to. */
export function BoardColumn({ status, owner, sums, allowed, onNear, onMenu }: Props) {
  const translate = useTranslate();
  const format = useFormat();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['orders', 'board', status, owner], retry: false, staleTime: 5_000, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => kehu.GET('/v1/orders', { params: { query: { status, owner: owner || undefined, limit: 20, cursor } }, signal }).then(({ data }) => data!),
    getNextPageParam: page => page.nextCursor,
  });
  const orders = data?.pages.flatMap(page => page.items) ?? [];
  const count = sums?.reduce((all, sum) => all + sum.orders, 0);
  const heading = `column-${status}`;
  return (
    <Box
      component="section" aria-labelledby={heading} data-status={status} data-allowed={allowed}
      sx={{ width: { xs: '82vw', sm: 280 }, flex: 'none', scrollSnapAlign: 'start', opacity: allowed === false ? 0.45 : 1, transition: 'opacity .15s' }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1, minHeight: 32 }}>
        <Box id={heading} component="h2" sx={{ m: 0, fontSize: 'inherit' }}><Status value={status} text={`resources.orders.status.${status}`} /></Box>
        {count !== undefined && <Typography variant="body2" color="textSecondary">{translate('resources.orders.board.count', { smart_count: count })}</Typography>}
      </Stack>
      <Typography variant="body2" color="textSecondary" sx={{ minHeight: 22, mb: 0.5, fontVariantNumeric: 'tabular-nums' }}>{sums?.map(sum => format.money(sum.total.amount, sum.total.currency)).join(' · ')}</Typography>
      <Droppable droppableId={status} isDropDisabled={!allowed}>
        {(drop, { isDraggingOver }) => (
          <Stack
            ref={drop.innerRef} {...drop.droppableProps}
            sx={{ gap: 1, p: 1, minHeight: 140, borderRadius: 2, border: 2, borderStyle: allowed ? 'dashed' : 'solid', borderColor: isDraggingOver || allowed ? 'primary.main' : 'transparent', bgcolor: isDraggingOver ? 'action.selected' : 'action.hover' }}
          >
            {error && <Failed error={error} />}
            {isPending && [1, 2].map(line => <Skeleton key={line} variant="rounded" height={86} />)}
            {orders.map((order, index) => (
              <Draggable key={order.id} draggableId={order.id} index={index}>
                {(drag, { isDragging }) => (
                  <Card
                    ref={drag.innerRef} {...drag.draggableProps} {...drag.dragHandleProps} role="group" aria-label={`${order.number} ${order.customerName}`} elevation={isDragging ? 8 : 0}
                    onPointerEnter={() => onNear(order)} onFocus={() => onNear(order)}
                    sx={{ 'p': 1.5, '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 1 } }}
                  >
                    <Stack direction="row" sx={{ gap: 0.5, alignItems: 'flex-start' }}>
                      <Link component={RouterLink} to={`/orders/${order.id}/show`} draggable={false} color="text.primary" sx={{ fontWeight: 600, flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{order.customerName}</Link>
                      <IconButton size="small" onClick={event => onMenu(order, event.currentTarget)} aria-haspopup="menu" aria-label={`${translate('resources.orders.board.move')}${translate('kehu.colon')}${order.number}`} sx={{ mt: -0.5, mr: -0.75 }}><MoveIcon fontSize="small" /></IconButton>
                    </Stack>
                    <Typography variant="body2" color="textSecondary">{order.number} · {format.date(order.orderDate)}</Typography>
                    <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, mt: 0.5 }}>
                      <Typography variant="body2" color="textSecondary" noWrap><Person id={order.owner} /></Typography>
                      <Typography variant="body2" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{format.money(order.total.amount, order.total.currency)}</Typography>
                    </Stack>
                  </Card>
                )}
              </Draggable>
            ))}
            {drop.placeholder}
            {data && orders.length === 0 && <Typography variant="body2" color="textSecondary" sx={{ py: 3, textAlign: 'center' }}>{translate('resources.orders.board.none')}</Typography>}
            {hasNextPage && <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>{translate('kehu.list.more')}</Button>}
          </Stack>
        )}
      </Droppable>
    </Box>
  );
}
