import { Box, Link } from '@mui/material';
import { useSyncExternalStore, type ClipboardEvent } from 'react';

type Grouping = (stored: string) => string;

let grouping: Grouping | undefined, loading = false;
const waiting = new Set<() => void>();

function subscribe(changed: () => void): () => void {
  waiting.add(changed);
  if (!loading) {
    loading = true;
    import('./phone').then(
      ({ grouped }) => {
        grouping = grouped;
        waiting.forEach(tell => tell());
      },
      () => { loading = false; }, // asked again with the next number; until then it is shown as it is stored
    );
  }
  return () => { waiting.delete(changed); };
}

const plain: Grouping = stored => stored.replace(';ext=', ' - ');

/** How telephone numbers are written for reading. */
export function useGrouping(): Grouping {
  return useSyncExternalStore(subscribe, () => grouping) ?? plain;
}

/** A telephone number, grouped for reading. Copied as a whole it is what is stored, which every program understands, and so is what it calls. */
export function Phone({ value, link }: { value: string; link?: boolean }) {
  const shown = useGrouping()(value);
  const copy = (event: ClipboardEvent) => {
    if (window.getSelection()?.toString().trim() !== shown) return;
    event.clipboardData.setData('text/plain', value);
    event.preventDefault();
  };
  const text = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;
  if (!link || !value.startsWith('+')) return <Box component="span" onCopy={copy} sx={text}>{shown}</Box>;
  return <Link href={`tel:${value.replace(';ext=', ',')}`} onCopy={copy} sx={text}>{shown}</Link>;
}
