import { expect, it } from 'vitest';
import { movesOf, targetsOf } from './moves';

const pending = {
  status: 'changePending', actions: [
    { action: 'approve', to: 'inDelivery', refusal: 'order.approverIsAuthor', detail: 'Somebody else must.' }, { action: 'reject', to: 'inDelivery' }, { action: 'invoice', to: 'changePending' },
  ],
} as const;

it('moves only where another state is reached', () => {
  expect(movesOf(pending as never).map(({ action }) => action)).toEqual(['approve', 'reject']);
  expect(movesOf(pending as never, 'approved')).toEqual([]);
  expect(movesOf({ status: 'closed' })).toEqual([]);
});

it('drops where something is allowed', () => {
  expect([...targetsOf(pending as never)]).toEqual(['inDelivery']);
  expect([...targetsOf({ status: 'submitted', actions: [{ action: 'approve', to: 'approved', refusal: 'order.approverIsAuthor' }, { action: 'cancel', to: 'cancelled' }] })]).toEqual(['cancelled']);
});
