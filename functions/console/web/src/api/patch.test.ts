import { describe, expect, it } from 'vitest';
import { filled, mergePatch } from './patch';

describe('mergePatch', () => {
  it.each([
    ['nothing for equal records', { name: 'A', tags: ['x'] }, { name: 'A', tags: ['x'] }, {}],
    ['what changed', { name: 'A', fax: '1' }, { name: 'B', fax: '1' }, { name: 'B' }],
    ['null for what was cleared', { name: 'A', fax: '1' }, { name: 'A', fax: '' }, { fax: null }],
    ['null for a list that was emptied', { tags: ['x'] }, { tags: [] }, { tags: null }],
    ['nothing for blank instead of absent', { name: 'A' }, { name: 'A', fax: '', tags: [], bank: { name: '' } }, {}],
    ['a list as a whole', { tags: ['x', 'y'] }, { tags: ['y', ''] }, { tags: ['y'] }],
    ['the changed members of an object', { bank: { name: 'A', holder: 'H' } }, { bank: { name: 'B', holder: '' } }, { bank: { name: 'B', holder: null } }],
    ['zero and false, which are no blanks', { days: 3, on: true }, { days: 0, on: false }, { days: 0, on: false }],
  ])('is %s', (_, before, after, want) => {
    expect(mergePatch(before, after)).toEqual(want);
  });
});

describe('filled', () => {
  it('drops blanks at any depth and trims', () => {
    expect(filled({ name: ' A ', fax: null, bank: { name: '' }, tags: ['', 'x'], days: 0 })).toEqual({ name: 'A', tags: ['x'], days: 0 });
  });
});
