import { Box, Link, Skeleton, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { CSSProperties, ReactNode } from 'react';
import { useListContext, useStore, useTranslate, type RaRecord } from 'react-admin';
import { prefer } from '../preferences/preferences';
import { Choose } from './Selection';
import { ColumnEdge, useWidths } from './widths';
import { Link as RouterLink, useNavigate } from 'react-router-dom';

export interface Column<T> {
  key: string;
  /** Key of the text. */
  label: string;
  render: (record: T) => ReactNode;
  /** Not shown until somebody asks for it. */
  spare?: boolean;
  width?: number | string;
  /** An amount: its digits stand below each other. */
  numeric?: boolean;
}

/** The columns that somebody has chosen, in their order, and how to choose. The first is always there, and the first. */
export function useColumns<T>(columns: Column<T>[], remember: string): [shown: Column<T>[], toggle: (key: string) => void, show: (keys: string[]) => void, usual: string[]] {
  const usual = columns.filter(column => !column.spare).map(column => column.key);
  const [chosen, setChosen] = useStore<string[]>(`${remember}.columns`, usual);
  const show = (keys: string[]) => {
    setChosen(keys);
    prefer({ lists: { [remember]: { columns: keys } } });
  };
  const toggle = (key: string) => show(chosen.includes(key) ? chosen.filter(other => other !== key) : [...chosen, key]);
  const others = chosen.map(key => columns.slice(1).find(column => column.key === key)).filter(column => column !== undefined);
  return [[columns[0], ...others], toggle, show, usual];
}

interface Props<T> {
  columns: Column<T>[];
  to?: (record: T) => string;
  remember: string;
  /** Names a record, where records can be chosen for something to be done with all of them. */
  choose?: (record: T) => string;
}

/** The records of the list as a table, on a desk. */
export function RecordTable<T extends RaRecord>({ columns, to, remember, choose }: Props<T>) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { data, isPending, isFetching } = useListContext<T>();
  const [shown] = useColumns(columns, remember);
  const widths = useWidths(remember);
  const wide = (column: Column<T>): CSSProperties => (widths[column.key] ? { width: widths[column.key], minWidth: widths[column.key], maxWidth: widths[column.key] } : { width: column.width });
  const align = (column: Column<T>): CSSProperties => (column.numeric ? { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } : {});
  const [density] = useStore<'comfortable' | 'compact'>('density', 'comfortable');
  return (
    <TableContainer sx={{ display: { xs: 'none', md: 'block' }, opacity: isFetching && !isPending ? 0.6 : 1, transition: 'opacity .15s' }} tabIndex={0} role="region" aria-label={translate('kehu.list.table')}>
      <Table size="small" aria-busy={isFetching} sx={density === 'compact' ? { '& td': { paddingBlock: '5px' } } : undefined}>
        <TableHead>
          <TableRow>
            {choose && <TableCell padding="checkbox"><Choose /></TableCell>}
            {shown.map((column, index) => (
              <TableCell key={column.key} aria-label={translate(column.label)} sx={{ position: 'relative', ...align(column), ...wide(column) }}>
                <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{translate(column.label)}</Box>
                {index < shown.length - 1 && <ColumnEdge remember={remember} column={column.key} name={translate(column.label)} />}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {isPending && Array.from({ length: 8 }, (_, row) => (
            <TableRow key={row}>{choose && <TableCell />}{shown.map(column => <TableCell key={column.key}><Skeleton width={`${50 + (row * 7 + column.key.length * 11) % 45}%`} /></TableCell>)}</TableRow>
          ))}
          {data?.map(record => (
            <TableRow
              key={record.id} hover={Boolean(to)} sx={{ cursor: to ? 'pointer' : undefined, verticalAlign: 'top' }}
              onClick={event => to && !(event.target as HTMLElement).closest('a, button, input') && !window.getSelection()?.toString() && navigate(to(record))}
            >
              {choose && <TableCell padding="checkbox" sx={{ pt: density === 'compact' ? '2px !important' : '8px !important', pb: '0 !important' }}><Choose record={record} name={choose(record)} /></TableCell>}
              {shown.map((column, index) => (
                // Chinese breaks between any two characters: a name would stand upright.
                <TableCell key={column.key} sx={{ maxWidth: 340, ...(index === 0 ? { minWidth: '9em', overflowWrap: 'anywhere' } : { wordBreak: 'keep-all' }), ...align(column), ...(widths[column.key] ? wide(column) : {}) }}>
                  {index === 0 && to
                    ? <Link component={RouterLink} to={to(record)} color="text.primary" sx={{ fontWeight: 600 }}>{column.render(record)}</Link>
                    : <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{column.render(record)}</Box>}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
