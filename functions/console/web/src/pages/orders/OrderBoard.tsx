import { DragDropContext, type DropResult } from '@hello-pangea/dnd';
import { Box, ListItemText, Menu, MenuItem, TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useLocaleState, useNotify, useStore, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import type { Offer } from '../../api/offers';
import { describeProblem } from '../../api/problem';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { BoardColumn, type Summary } from './BoardColumn';
import { movesOf, targetsOf } from './moves';
import { actionNamed, Ask, type Action } from './OrderActions';
import type { orderStatuses } from './OrderList';
import { OrderViews } from './OrderViews';

type Order = Schema<'Order'>;

/** Actions that a page of their own asks for. */
const pages: Record<string, (id: string) => string> = { ship: id => `/orders/${id}/ship`, change: id => `/orders/${id}/change` };

/** The columns: the way that an order usually goes, then where it leaves that. */
const columns = ['draft', 'submitted', 'approved', 'changePending', 'inDelivery', 'completed', 'rejected', 'closed', 'cancelled'] as const satisfies readonly typeof orderStatuses[number][];

/** The orders by state: a card is dragged to another column, or moved by its menu, where the API says that it may be. */
export function OrderBoard() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [locale] = useLocaleState();
  const who = useMe();
  const mayRead = useAllowed('order.read');
  const [owner, setOwner] = useStore('orders.board.owner', '');
  /** What is being dragged, with where it may go once that is known. */
  const [dragged, setDragged] = useState<{ id: string; status: string; targets?: Set<string> }>();
  const [menu, setMenu] = useState<{ order: Order; offers: Offer[]; anchor: HTMLElement }>();
  const [asked, setAsked] = useState<{ order: Order; action: Action }>();
  const { data: totals } = useQuery({
    queryKey: ['orders', 'board', 'totals', owner], retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/orders/totals', { params: { query: { by: 'state', owner: owner || undefined } }, signal }).then(({ data }) => data!.items),
  });
  if (who && !mayRead) return <Problem kind="denied" />;
  /** The order with what can be done with it, as the API answers it now. */
  const load = ({ id, version }: Summary) => queries.fetchQuery({
    queryKey: ['orders', 'board', 'one', id, version, locale], staleTime: 10_000, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/orders/{id}', { params: { path: { id } }, signal }).then(({ data }) => data!),
  });
  const fail = (error: unknown) => notify(describeProblem(error, translate), { type: 'error', multiLine: true });
  const find = (id: string) => queries.getQueriesData<{ pages?: { items: Summary[] }[] }>({ queryKey: ['orders', 'board'] })
    .flatMap(([, found]) => found?.pages?.flatMap(page => page.items) ?? []).find(order => order.id === id);
  const perform = (order: Order, offer: Offer) => {
    const page = pages[offer.action];
    const action = actionNamed(offer.action);
    if (page) navigate(page(order.id));
    else if (action) setAsked({ order, action });
  };
  const begin = (id: string, status: string) => {
    setDragged({ id, status });
    const order = find(id);
    if (order) load(order).then(full => setDragged(now => (now?.id === id ? { ...now, targets: targetsOf(full) } : now)), fail);
  };
  const end = ({ draggableId, source, destination }: DropResult) => {
    setDragged(undefined);
    const order = find(draggableId);
    if (!order || !destination || destination.droppableId === source.droppableId) return;
    load(order).then(full => {
      const offers = movesOf(full, destination.droppableId).filter(offer => !offer.refusal);
      const card = document.querySelector<HTMLElement>(`[data-rfd-draggable-id="${draggableId}"]`);
      if (offers.length > 1 && card) setMenu({ order: full, offers, anchor: card });
      else if (offers[0]) perform(full, offers[0]);
    }, fail);
  };
  const open = (order: Summary, anchor: HTMLElement) => void load(order).then(full => setMenu({ order: full, offers: movesOf(full), anchor }), fail);
  const done = () => void queries.invalidateQueries({ queryKey: ['orders'] });
  return (
    <>
      <PageHead title={translate('resources.orders.name', { smart_count: 2 })} sub={translate('resources.orders.board.about')} actions={<OrderViews at="board" />} />
      <TextField select size="small" label={translate('resources.orders.fields.owner')} value={owner} onChange={event => setOwner(event.target.value)} sx={{ mb: 2, minWidth: 200 }} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
        <MenuItem value="">{translate('kehu.list.any')}</MenuItem>
        <MenuItem value="me">{translate('resources.customers.fields.mine')}</MenuItem>
        <MenuItem value="team">{translate('resources.customers.ofTeam')}</MenuItem>
      </TextField>
      <DragDropContext onDragStart={({ draggableId, source }) => begin(draggableId, source.droppableId)} onDragEnd={end} dragHandleUsageInstructions={translate('resources.orders.board.keys')}>
        <Box tabIndex={0} role="region" aria-label={translate('resources.orders.board.name')} sx={{ display: 'flex', gap: 1.5, overflowX: 'auto', pb: 2, scrollSnapType: { xs: dragged ? 'none' : 'x proximity', sm: 'none' } }}>
          {columns.map(status => (
            <BoardColumn
              key={status} status={status} owner={owner} sums={totals?.find(row => row.key === status)?.sums}
              allowed={dragged?.targets ? dragged.targets.has(status) || dragged.status === status : undefined}
              onNear={order => void load(order).catch(() => undefined)} onMenu={open}
            />
          ))}
        </Box>
      </DragDropContext>
      <Menu anchorEl={menu?.anchor} open={menu !== undefined} onClose={() => setMenu(undefined)}>
        {menu?.offers.length === 0 && <MenuItem disabled>{translate('resources.orders.board.nowhere')}</MenuItem>}
        {menu?.offers.map(offer => (
          <MenuItem key={offer.action} disabled={Boolean(offer.refusal)} onClick={() => { setMenu(undefined); perform(menu.order, offer); }} sx={{ maxWidth: 340, whiteSpace: 'normal' }}>
            <ListItemText primary={translate(offer.action === 'ship' ? 'resources.orders.goods.ship' : offer.action === 'change' ? 'resources.orders.changes.new' : `resources.orders.action.${offer.action}`)} secondary={offer.detail ?? `→ ${translate(`resources.orders.status.${offer.to}`)}`} />
          </MenuItem>
        ))}
      </Menu>
      {asked && <Ask order={asked.order} action={asked.action} onDone={done} onClose={() => setAsked(undefined)} />}
    </>
  );
}
