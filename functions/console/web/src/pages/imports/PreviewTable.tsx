import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Tooltip, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { at } from '../../show/Facts';
import { Status } from '../../show/Status';

type Preview = Schema<'ImportsPreviewOutput'>;
type Row = Preview['rows'][number];

interface Props {
  preview: Preview;
  fields: Schema<'ImportsTemplateField'>[];
  faded: boolean;
}

/** What the first rows come to: each cell that is wrong is marked in its place. */
export function PreviewTable({ preview, fields, faded }: Props) {
  const translate = useTranslate();
  const columns = preview.mapping;
  const heading = (field: string) => fields.find(one => one.field === field)?.heading ?? field;
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('resources.imports.firstRows')} sx={{ opacity: faded ? 0.6 : 1 }}>
      <Table size="small" aria-busy={faded}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('resources.imports.line')}</TableCell>
            <TableCell>{translate('resources.imports.outcomeLabel')}</TableCell>
            {columns.map(column => <TableCell key={column.column}>{heading(column.field)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {preview.rows.map(row => (
            <TableRow key={row.line} sx={{ verticalAlign: 'top' }}>
              <TableCell sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>{row.line}</TableCell>
              <TableCell><Status value={row.outcome} text={`resources.imports.outcome.${row.outcome}`} /></TableCell>
              {columns.map(column => <Cell key={column.column} row={row} field={column.field} column={column.column} />)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {preview.rows.length === 0 && <Typography color="textSecondary" sx={{ p: 2 }}>{translate('resources.imports.noRows')}</Typography>}
      <Others rows={preview.rows} />
    </TableContainer>
  );
}

function Cell({ row, field, column }: { row: Row; field: string; column: number }) {
  const errors = row.errors.filter(error => error.column === column);
  const value = row.record ? told(row.record as Record<string, unknown>, field.replace(/\[(\d+)\]/g, '.$1')) : undefined;
  const shown = errors[0]?.cell ?? plain(value);
  if (errors.length === 0) return <TableCell sx={{ maxWidth: 220, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{shown}</TableCell>;
  const text = errors.map(error => error.detail).join(' ');
  return (
    <TableCell sx={{ maxWidth: 240, bgcolor: 'action.selected', boxShadow: theme => `inset 3px 0 ${theme.palette.error.main}` }}>
      <Tooltip title={text} describeChild><Box component="span" tabIndex={0}>{shown || '—'}</Box></Tooltip>
      <Typography variant="caption" color="error" component="div">{text}</Typography>
    </TableCell>
  );
}

/** What a record says of a field; of one that each line of it has, what all of them say. */
function told(record: Record<string, unknown>, field: string): unknown {
  const [list = '', ...rest] = field.split('.');
  const lines = record[list];
  if (!Array.isArray(lines) || rest.length === 0 || /^\d+$/.test(rest[0]!)) return at(record, field);
  return lines.map(line => at(line as Record<string, unknown>, rest.join('.')));
}

/** A value as a cell has it. */
function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(', ');
  if (typeof value === 'object') return Object.values(value).map(plain).filter(Boolean).join(' ');
  return String(value);
}

/** What is wrong with rows as a whole. */
function Others({ rows }: { rows: Row[] }) {
  const translate = useTranslate();
  const others = rows.flatMap(row => row.errors.filter(error => error.column === undefined).map(error => ({ line: row.line, text: error.detail })));
  if (others.length === 0) return null;
  return <Box component="ul" sx={{ m: 0, mt: 1.5, pl: 2.5, color: 'error.main' }}>{others.map(({ line, text }) => <li key={line + text}>{translate('resources.imports.inLine', { line })}{translate('kehu.colon')}{text}</li>)}</Box>;
}
