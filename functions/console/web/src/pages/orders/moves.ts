// Where an order can be taken on the board: what the API offers that leads to another state.
import type { Schema } from 'kehu-client';
import type { Offer } from '../../api/offers';

type Order = Pick<Schema<'Order'>, 'status' | 'actions'>;

/** The offers that take the order to another state; to the state, if one is given. */
export function movesOf(order: Order, to?: string): Offer[] {
  return (order.actions ?? []).filter(offer => offer.to && offer.to !== order.status && (to === undefined || offer.to === to));
}

/** The states that the order can be dropped on: those of moves that are not refused. */
export function targetsOf(order: Order): Set<string> {
  return new Set(movesOf(order).filter(offer => !offer.refusal).map(offer => offer.to!));
}
