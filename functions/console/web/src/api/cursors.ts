// Lists of the API have cursors and no totals; pages of the console have numbers. This remembers, for each query, the
// cursor at which each of its pages begins.

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

export type Load<T> = (cursor: string | undefined) => Promise<Page<T>>;

export interface Result<T> {
  items: T[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** The most pages that are read one after the other to reach one whose cursor is not known. */
const longestWalk = 50;

export class Cursors {
  private readonly starts = new Map<string, (string | undefined)[]>();

  /** Reads page `number`, from 1, of the query that `key` names, by way of the pages before it if need be. */
  async page<T>(key: string, number: number, load: Load<T>): Promise<Result<T>> {
    if (number === 1) this.starts.delete(key);
    const starts = this.starts.get(key) ?? [undefined];
    this.starts.set(key, starts);
    for (let at = starts.length; at < number && at < longestWalk; at++) {
      const { nextCursor } = await load(starts[at - 1]);
      if (!nextCursor) break;
      starts[at] = nextCursor;
    }
    if (starts.length < number) return { items: [], hasNextPage: false, hasPreviousPage: true };
    const page = await filledPage(starts[number - 1], load);
    if (page.nextCursor) starts[number] = page.nextCursor;
    return { items: page.items, hasNextPage: page.nextCursor !== undefined, hasPreviousPage: number > 1 };
  }

  /** Forgets all queries whose key begins so. */
  forget(prefix: string): void {
    for (const key of this.starts.keys()) {
      if (key.startsWith(prefix)) this.starts.delete(key);
    }
  }
}

/** Goes on where the API answered nothing but a cursor, as it may with a filter. */
async function filledPage<T>(cursor: string | undefined, load: Load<T>): Promise<Page<T>> {
  let page = await load(cursor);
  for (let more = 0; page.items.length === 0 && page.nextCursor && more < longestWalk; more++) page = await load(page.nextCursor);
  return page;
}
