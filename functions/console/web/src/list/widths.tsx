// How wide the columns of a list are, where somebody has drawn one wider or narrower: the same on every device.
import { Box } from '@mui/material';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { prefer } from '../preferences/preferences';

/** In pixels: less cannot be read, and the API keeps no more. */
const least = 60, most = 1000;
const step = 16;

/** The widths that were chosen, by column. */
export function useWidths(remember: string): Record<string, number> {
  const [widths] = useStore<Record<string, number>>(`${remember}.widths`, {});
  return widths;
}

interface Props {
  remember: string;
  column: string;
  /** What the column is called. */
  name: string;
}

/** The edge of a column's head, which is drawn with the mouse or moved with the arrow keys; a double click or Delete gives the usual width back. */
export function ColumnEdge({ remember, column, name }: Props) {
  const translate = useTranslate();
  const [widths, setWidths] = useStore<Record<string, number>>(`${remember}.widths`, {});
  const edge = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ from: number; width: number; last: number }>(undefined);
  const measured = () => edge.current!.parentElement!.getBoundingClientRect().width;
  const [shown, setShown] = useState(least);
  useEffect(() => setShown(Math.round(measured())), [widths]);
  const within = (width: number) => Math.round(Math.min(most, Math.max(least, width)));
  const show = (width: number | undefined, keep: boolean) => {
    const { [column]: _, ...others } = widths;
    setWidths(width === undefined ? others : { ...others, [column]: width });
    // Null takes a width away.
    if (keep) prefer({ lists: { [remember]: { widths: { [column]: (width ?? null) as number } } } });
  };
  const begin = (event: PointerEvent) => {
    event.preventDefault();
    edge.current!.setPointerCapture(event.pointerId);
    const width = measured();
    drawn.current = { from: event.clientX, width, last: width };
  };
  const move = (event: PointerEvent) => {
    if (!drawn.current) return;
    drawn.current.last = within(drawn.current.width + event.clientX - drawn.current.from);
    show(drawn.current.last, false);
  };
  const end = () => {
    if (drawn.current && drawn.current.last !== drawn.current.width) show(drawn.current.last, true);
    drawn.current = undefined;
  };
  const press = (event: KeyboardEvent) => {
    const to = { ArrowLeft: within(measured() - step), ArrowRight: within(measured() + step), Delete: undefined, Backspace: undefined };
    if (!(event.key in to)) return;
    event.preventDefault();
    show(to[event.key as keyof typeof to], true);
  };
  return (
    <Box
      ref={edge} role="separator" aria-orientation="vertical" tabIndex={0} aria-label={translate('kehu.list.width', { name })} title={translate('kehu.list.widthHelp')} aria-valuenow={shown} aria-valuemin={least} aria-valuemax={most}
      onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={end} onKeyDown={press} onDoubleClick={() => show(undefined, true)}
      sx={{
        'position': 'absolute', 'insetBlock': 4, 'right': -4, 'width': 9, 'zIndex': 1, 'cursor': 'col-resize', 'touchAction': 'none',
        '&::after': { content: '""', position: 'absolute', insetBlock: 4, left: 4, width: '1px', bgcolor: 'divider' },
        '&:hover::after, &:focus-visible::after': { bgcolor: 'primary.main', width: '2px' }, '@media print': { display: 'none' },
      }}
    />
  );
}
