import DownIcon from '@mui/icons-material/ArrowDropDown';
import FilterIcon from '@mui/icons-material/FilterList';
import SearchIcon from '@mui/icons-material/Search';
import { Badge, Box, Button, Chip, Drawer, InputAdornment, Menu, MenuItem, Popover, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import type { Choice } from '../form/choices';
import { Views } from './Views';
import { ColumnChooser } from './ColumnChooser';
import { useFormat } from '../show/useFormat';
import type { Column } from './RecordTable';

// Fetched when a day is first asked for, not with every list.
const DayField = lazy(async () => ({ default: (await import('../form/DayField')).DayField }));

export interface Filter {
  source: string;
  /** Key of the text. */
  label: string;
  /** What can be chosen; without, a day or a text is entered. */
  choices?: Choice[];
  /** day: its bounds as moments of the reader's time zone; date: the day as it is; code: a text in capitals. */
  kind?: 'choice' | 'day' | 'date' | 'text' | 'code';
}

interface Props<T> {
  search?: string;
  filters: Filter[];
  columns: Column<T>[];
  remember: string;
  /** The object whose saved views the list has. */
  object?: string;
}

/** Search and filters: chips on a desk, a drawer on a phone. */
export function FilterBar<T>({ search, filters, columns, remember, object }: Props<T>) {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const [open, setOpen] = useState(false);
  const set = (source: string, value: string | undefined) => setFilters({ ...filterValues, [source]: value || undefined }, undefined, false);
  const active = filters.filter(filter => filterValues[filter.source]).length;
  return (
    <Stack direction="row" sx={{ p: 1.5, gap: 1, alignItems: 'center', flexWrap: 'wrap', borderBottom: 1, borderColor: 'divider' }}>
      {search && <SearchBox placeholder={translate(search)} value={filterValues.q ?? ''} onChange={value => set('q', value)} />}
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', display: { xs: 'none', md: 'flex' } }}>
        {filters.map(filter => <FilterChip key={filter.source} filter={filter} value={filterValues[filter.source]} onChange={value => set(filter.source, value)} />)}
        {active > 1 && <Button size="small" onClick={() => setFilters(filterValues.q ? { q: filterValues.q } : {}, undefined, false)}>{translate('kehu.action.clearAll')}</Button>}
      </Stack>
      {filters.length > 0 && (
        <Badge badgeContent={active} color="primary" sx={{ display: { md: 'none' } }}>
          <Button variant="outlined" color="inherit" startIcon={<FilterIcon />} onClick={() => setOpen(true)}>{translate('kehu.action.filter')}</Button>
        </Badge>
      )}
      <Box sx={{ ml: 'auto', display: { xs: 'none', md: 'flex' }, gap: 1, alignItems: 'center', flexWrap: 'wrap', justifyContent: 'flex-end' }}>{object && <Views object={object} remember={remember} columns={columns} />}<ColumnChooser columns={columns} remember={remember} /></Box>
      <Drawer anchor="bottom" open={open} onClose={() => setOpen(false)} slotProps={{ paper: { sx: { borderRadius: '16px 16px 0 0', p: 2.5, maxHeight: '85vh' } } }}>
        <Typography variant="h2" sx={{ mb: 2 }}>{translate('kehu.action.filter')}</Typography>
        <Stack sx={{ gap: 2 }}>
          {filters.map(filter => <FilterField key={filter.source} filter={filter} value={filterValues[filter.source]} onChange={value => set(filter.source, value)} />)}
          <Stack direction="row" sx={{ gap: 1, mt: 1 }}>
            <Button fullWidth variant="outlined" onClick={() => setFilters(filterValues.q ? { q: filterValues.q } : {}, undefined, false)}>{translate('kehu.action.clearAll')}</Button>
            <Button fullWidth variant="contained" onClick={() => setOpen(false)}>{translate('kehu.action.apply')}</Button>
          </Stack>
        </Stack>
      </Drawer>
    </Stack>
  );
}

/** Asks when typing pauses. */
function SearchBox({ placeholder, value, onChange }: { placeholder: string; value: string; onChange: (value: string) => void }) {
  const translate = useTranslate();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text.trim() === sent.current) return;
      sent.current = text.trim();
      onChange(text.trim());
    }, 300);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <TextField
      value={text} onChange={event => setText(event.target.value)} placeholder={placeholder} type="search" sx={{ flex: { xs: '1 1 160px', md: '0 1 280px' } }}
      slotProps={{
        input: { startAdornment: <InputAdornment position="start"><SearchIcon fontSize="small" /></InputAdornment> },
        htmlInput: { 'aria-label': translate('kehu.list.search'), 'data-key': 'search', 'maxLength': 100 },
      }}
    />
  );
}

interface ValueProps {
  filter: Filter;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function FilterChip({ filter, value, onChange }: ValueProps) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = translate(filter.label);
  const format = useFormat();
  const plain = filter.kind === 'day' || filter.kind === 'date' ? value && format.date(dayOf(value, filter)) : value?.slice(0, 40);
  const shown = filter.choices?.find(choice => choice.id === value)?.name ?? plain;
  return (
    <>
      <Chip
        label={value ? `${name}${translate('kehu.colon')}${shown}` : name} variant={value ? 'filled' : 'outlined'} color={value ? 'primary' : 'default'} onClick={event => setAnchor(event.currentTarget)}
        icon={value ? undefined : <DownIcon />} onDelete={value ? () => onChange(undefined) : undefined} aria-haspopup={filter.choices ? 'menu' : 'dialog'}
      />
      {filter.choices
        ? (
          <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { maxHeight: 380 } } }}>
            {filter.choices.map(choice => (
              <MenuItem key={choice.id} selected={choice.id === value} onClick={() => { setAnchor(null); onChange(choice.id); }}>{choice.name}</MenuItem>
            ))}
          </Menu>
        )
        : (
          <Popover anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} slotProps={{ paper: { 'role': 'dialog', 'aria-label': name, 'sx': { p: 2, mt: 0.5, width: 260 } } }}>
            <FilterField filter={filter} value={value} onChange={onChange} onDone={() => setAnchor(null)} />
          </Popover>
        )}
    </>
  );
}

/** The bounds of a day in the reader's time zone, as the API wants them. */
function bound(day: string, { kind, source }: Filter): string {
  if (kind === 'date') return day;
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + (source === 'to' ? 1 : 0)).toISOString();
}

function dayOf(value: string | undefined, { kind, source }: Filter): string {
  if (!value || kind === 'date') return value ?? '';
  const at = new Date(new Date(value).getTime() - (source === 'to' ? 1 : 0));
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

function FilterField({ filter, value, onChange, onDone }: ValueProps & { onDone?: () => void }) {
  const translate = useTranslate();
  const [text, setText] = useState(value ?? '');
  const label = translate(filter.label);
  if (filter.choices) {
    return (
      <TextField select fullWidth label={label} value={value ?? ''} onChange={event => onChange(event.target.value)}>
        <MenuItem value="">{translate('kehu.list.any')}</MenuItem>
        {filter.choices.map(choice => <MenuItem key={choice.id} value={choice.id}>{choice.name}</MenuItem>)}
      </TextField>
    );
  }
  if (filter.kind === 'day' || filter.kind === 'date') {
    return (
      <Suspense fallback={<Skeleton variant="rounded" height={40} />}>
        <DayField label={label} value={dayOf(value, filter)} onChange={(day, wrong) => !wrong && onChange(day && bound(day, filter))} />
      </Suspense>
    );
  }
  const entered = filter.kind === 'code' ? text.trim().toUpperCase() : text.trim();
  const apply = () => {
    onChange(entered);
    onDone?.();
  };
  return (
    <TextField
      fullWidth label={label} value={text} onChange={event => setText(event.target.value)} onBlur={() => onChange(entered)}
      onKeyDown={event => { event.stopPropagation(); if (event.key === 'Enter') apply(); }}
    />
  );
}
