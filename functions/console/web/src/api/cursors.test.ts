import { describe, expect, it } from 'vitest';
import { Cursors, type Load } from './cursors';

/** A list of numbers, in pages of two, whose cursors are indices; some pages are empty. */
function list(total: number, holes: number[] = []): { load: Load<number>; asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    load: async cursor => {
      asked.push(cursor);
      const from = Number(cursor ?? 0);
      const items = holes.includes(from) ? [] : [from, from + 1].filter(item => item < total);
      return { items, nextCursor: from + 2 < total ? String(from + 2) : undefined };
    },
  };
}

describe('Cursors', () => {
  it('goes forwards and back without reading a page twice', async () => {
    const cursors = new Cursors(), { load, asked } = list(5);
    expect(await cursors.page('q', 1, load)).toEqual({ items: [0, 1], hasNextPage: true, hasPreviousPage: false });
    expect(await cursors.page('q', 2, load)).toEqual({ items: [2, 3], hasNextPage: true, hasPreviousPage: true });
    expect(await cursors.page('q', 3, load)).toEqual({ items: [4], hasNextPage: false, hasPreviousPage: true });
    expect((await cursors.page('q', 2, load)).items).toEqual([2, 3]);
    expect(asked).toEqual([undefined, '2', '4', '2']);
  });

  it('walks to a page that nobody has seen', async () => {
    const { load } = list(5);
    expect((await new Cursors().page('q', 3, load)).items).toEqual([4]);
  });

  it('answers an empty page behind the last', async () => {
    const { load } = list(3);
    expect(await new Cursors().page('q', 4, load)).toEqual({ items: [], hasNextPage: false, hasPreviousPage: true });
  });

  it('passes over empty pages that have a next one', async () => {
    const { load } = list(6, [0, 2]);
    expect((await new Cursors().page('q', 1, load)).items).toEqual([4, 5]);
  });

  it('keeps queries apart', async () => {
    const cursors = new Cursors(), one = list(4), other = list(9);
    await cursors.page('a', 1, one.load);
    await cursors.page('b', 1, other.load);
    expect((await cursors.page('b', 2, other.load)).items).toEqual([2, 3]);
    expect(one.asked).toEqual([undefined]);
  });
});
