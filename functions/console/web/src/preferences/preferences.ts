// How somebody has the console look: kept on the server, so that it is the same on every device. The store of the browser
// only bridges the time until it is read.
import type { Schema } from 'kehu-client';
import { kehu } from '../api/kehu';

export type Preferences = Schema<'Preferences'>;
type Change = Partial<Pick<Preferences, 'theme' | 'density' | 'language' | 'lists' | 'values'>>;

let waiting: Change = {};
let timer: ReturnType<typeof setTimeout> | undefined;

/** What is chosen in a moment goes out in one call. */
const pause = 600;

export function readPreferences(): Promise<Preferences> {
  return kehu.GET('/v1/me/preferences').then(({ data }) => data!);
}

/** Keeps a choice on the server, a moment later; what cannot be kept stays in this browser. */
export function prefer(change: Change): void {
  const lists = { ...waiting.lists };
  for (const [name, layout] of Object.entries(change.lists ?? {})) lists[name] = { ...lists[name], ...layout, ...(layout.widths ? { widths: { ...lists[name]?.widths, ...layout.widths } } : {}) };
  waiting = { ...waiting, ...change, lists, values: { ...waiting.values, ...change.values } };
  clearTimeout(timer);
  timer = setTimeout(() => void send(), pause);
}

async function send(): Promise<void> {
  const { lists, values, ...rest } = waiting;
  waiting = {};
  const body = { ...rest, ...(lists && Object.keys(lists).length > 0 ? { lists } : {}), ...(values && Object.keys(values).length > 0 ? { values } : {}) };
  try {
    // The last choice counts, whichever device it was made on.
    await kehu.PATCH('/v1/me/preferences', { params: { header: { 'If-Match': '*' } }, headers: { 'Content-Type': 'application/merge-patch+json' }, body: body as never });
  } catch {
    // It holds in this browser all the same, and goes out with the next choice.
    waiting = { ...body, ...waiting };
  }
}
