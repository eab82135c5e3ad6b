import { describe, expect, it } from 'vitest';
import { merge } from './Conflict';

describe('merge', () => {
  const original = { version: 1, name: 'A', fax: '1', notes: 'x' };
  const theirs = { version: 2, name: 'B', fax: '1', notes: 'y' };
  it('keeps both changes where they do not meet', () => {
    expect(merge(original, { ...theirs, notes: 'x' }, { ...original, fax: '2' }, {})).toEqual({ version: 2, name: 'B', fax: '2', notes: 'x' });
  });
  it('keeps mine where I chose so', () => {
    expect(merge(original, theirs, { ...original, name: 'C', notes: 'z' }, { name: 'mine', notes: 'theirs' })).toEqual({ version: 2, name: 'C', fax: '1', notes: 'y' });
  });
  it('keeps what I cleared cleared', () => {
    expect(merge(original, { ...original, version: 2 }, { ...original, notes: '' }, {})).toEqual({ version: 2, name: 'A', fax: '1', notes: '' });
  });
});
