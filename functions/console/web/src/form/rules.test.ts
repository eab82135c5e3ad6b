import { expect, it } from 'vitest';
import { breach, type FieldInfo } from './rules';

const field = (info: Partial<FieldInfo>): FieldInfo => ({ field: 'reference', required: false, ...info });

it.each<[string, Partial<FieldInfo>, unknown, string | undefined]>([
  ['nothing where nothing is asked', {}, '', undefined],
  ['what must be there', { required: true }, ' '.trim(), 'required'],
  ['a list without an entry', { required: true }, ['', null], 'required'],
  ['too short, in characters', { minLength: 3 }, '𠮷𠮷', 'minLength'],
  ['long enough, in characters', { minLength: 2 }, '𠮷𠮷', undefined],
  ['too long', { maxLength: 2 }, 'abc', 'maxLength'],
  ['spaces around do not count', { maxLength: 3 }, ' abc ', undefined],
  ['too small a number', { minimum: 10 }, '9.99', 'minValue'],
  ['a number that is just right', { minimum: 10, maximum: 10 }, 10, undefined],
  ['too large a number', { maximum: 10 }, 11, 'maxValue'],
  ['none of the values', { oneOf: ['A', 'B'] }, 'C', 'oneOf'],
  ['one bad entry of a list', { oneOf: ['A', 'B'] }, ['A', 'x'], 'oneOf'],
  ['only a part that matches', { pattern: '[A-Z]{2}' }, 'ABC', 'regex'],
  ['either side of a choice, as a whole', { pattern: 'ab|cd' }, 'abd', 'regex'],
  ['a text that matches', { pattern: '[A-Z]{2}[0-9]{4}' }, 'AB1234', undefined],
  ['a pattern that the browser would read in another way', { pattern: '[[:alpha:]]+' }, '1', undefined],
  ['a pattern that is none to the browser', { pattern: '(?i)ab' }, 'zz', undefined],
  ['the form of what the system rewrites', { field: 'phones', pattern: '\\+49.*' }, ['030 1234'], undefined],
  ['that what it rewrites is there', { field: 'phones', required: true }, [''], 'required'],
])('finds %s', (_, info, value, want) => {
  expect(breach(field(info), value)?.key).toBe(want);
});
