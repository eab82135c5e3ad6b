// What the rule of a segment is made of.
import type { Schema } from 'kehu-client';
import { isBlank, type Json } from '../../api/patch';

export type Condition = Schema<'SegmentCondition'>;
export type Field = Condition['field'];
type Kind = 'texts' | 'days' | 'numbers' | 'scores' | 'amount';

const kinds: Record<Field, Kind> = {
  recency: 'numbers', frequency: 'numbers', amount: 'amount', recencyScore: 'scores', frequencyScore: 'scores', amountScore: 'scores',
  level: 'texts', status: 'texts', type: 'texts', category: 'texts', tag: 'texts', industry: 'texts', source: 'texts', city: 'texts', owner: 'texts',
  createdAt: 'days', updatedAt: 'days', age: 'numbers', completeness: 'numbers',
};

/** The fields, what customers buy first. */
export const fields = Object.keys(kinds) as Field[];

export function kindOf(field: Field): Kind {
  return kinds[field];
}

/** Whether it looks at the last months only. */
export function hasMonths(field: Field): boolean {
  return field === 'frequency' || field === 'amount';
}

/** Whether it compares customers with each other. */
export function isScore(field: Field): boolean {
  return kinds[field] === 'scores';
}

/** Rules that many begin with, by recency, frequency and amount; each is a start that can be changed. */
export const starts = {
  best: [{ field: 'recencyScore', from: '4', to: '5' }, { field: 'frequencyScore', from: '4', to: '5' }, { field: 'amountScore', from: '4', to: '5' }],
  fading: [{ field: 'recencyScore', from: '1', to: '2' }, { field: 'frequencyScore', from: '3', to: '5' }],
  never: [{ field: 'recency', from: '0', not: true }, { field: 'age', from: '30' }],
  fresh: [{ field: 'age', to: '30' }],
  large: [{ field: 'amountScore', from: '5', to: '5' }],
} satisfies Record<string, Condition[]>;

/** A condition with what its field takes, and nothing that was entered for another. */
export function pruned({ field, not, in: values, from, to, months, currency }: Condition): Condition {
  const asked = { field, ...(not === true ? { not } : {}) };
  if (kinds[field] === 'texts') return { ...asked, in: values ?? [] };
  const range = { ...asked, ...(isBlank(from) ? {} : { from: String(from).trim() }), ...(isBlank(to) ? {} : { to: String(to).trim() }) };
  return { ...range, ...(hasMonths(field) && !isBlank(months) ? { months } : {}), ...(field === 'amount' && !isBlank(currency) ? { currency } : {}) };
}

/** Whether it says what it asks for. */
export function isComplete(condition: Condition): boolean {
  return Boolean(condition.field) && (kinds[condition.field] === 'texts' ? !isBlank(condition.in) : !isBlank(condition.from) || !isBlank(condition.to));
}

/** The form's values as they are sent. */
export function prepare(values: Json): Json {
  const conditions = (values.conditions as (Condition | null)[] | undefined) ?? [];
  return { ...values, conditions: conditions.filter(one => one?.field).map(one => pruned(one!)) };
}
