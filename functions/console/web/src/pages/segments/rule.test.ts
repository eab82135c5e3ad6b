import { expect, it } from 'vitest';
import { fields, isComplete, prepare, pruned, starts, type Condition } from './rule';

it('leaves out what was entered for another field', () => {
  const entered = { in: ['vip'], from: ' 5 ', to: '', months: 3, currency: 'EUR' };
  expect(pruned({ field: 'tag', ...entered })).toEqual({ field: 'tag', in: ['vip'] });
  expect(pruned({ field: 'recency', ...entered, not: false })).toEqual({ field: 'recency', from: '5' });
  expect(pruned({ field: 'frequency', ...entered, not: true })).toEqual({ field: 'frequency', not: true, from: '5', months: 3 });
  expect(pruned({ field: 'amount', ...entered })).toEqual({ field: 'amount', from: '5', months: 3, currency: 'EUR' });
});

it('keeps a zero, and drops lines without a field', () => {
  const conditions = [{ field: 'recency', from: '0', to: '' }, null, {}] as Condition[];
  expect(prepare({ name: 'Gold', conditions })).toEqual({ name: 'Gold', conditions: [{ field: 'recency', from: '0' }] });
});

it('knows what says nothing yet', () => {
  const said: Condition[] = [{ field: 'tag', in: ['vip'] }, { field: 'age', to: '0' }];
  const unsaid: Condition[] = [{ field: 'tag', in: [''] }, { field: 'tag', from: '3' }, { field: 'age', in: ['3'] }, { field: 'age', from: '' }];
  expect(said.map(isComplete)).toEqual([true, true]);
  expect(unsaid.map(isComplete)).toEqual([false, false, false, false]);
});

it('offers to begin with what is complete', () => {
  expect(Object.values(starts).flat().every(condition => isComplete(condition) && fields.includes(condition.field))).toBe(true);
});
