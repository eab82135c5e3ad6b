import DefaultIcon from '@mui/icons-material/StarOutlined';
import ViewsIcon from '@mui/icons-material/BookmarksOutlined';
import { Box, Button, Chip, Divider, ListItemText, Menu, MenuItem } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useEffect, useRef, useState } from 'react';
import { BooleanInput, TextInput, useListContext, useNotify, useStore, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { kehu } from '../api/kehu';
import type { Json } from '../api/patch';
import { describeProblem } from '../api/problem';
import { AskDialog } from '../form/AskDialog';
import { useAllowed, useMe } from '../layout/useMe';
import { useColumns, type Column } from './RecordTable';

type View = Schema<'ViewSummary'>;

interface Props<T> {
  /** The object of the list, as the API names it. */
  object: string;
  remember: string;
  columns: Column<T>[];
}

/** The saved views of a list: filters and columns under a name, kept on the server, one's own or shared. */
export function Views<T>({ object, remember, columns }: Props<T>) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const who = useMe();
  const { search } = useLocation();
  const { filterValues, setFilters } = useListContext();
  const [shown, , show] = useColumns(columns, remember);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [saving, setSaving] = useState(false);
  const [opened, setOpened] = useStore<string>(`${remember}.view`, '');
  const mayShare = useAllowed('view.share');
  const { data: views = [] } = useQuery({
    queryKey: ['views', object], staleTime: 60_000, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/views', { params: { query: { object } }, signal }).then(({ data }) => data!.items),
  });
  const open = (view: View) => {
    setAnchor(null);
    setOpened(view.id);
    setFilters({ ...view.filters }, undefined, false);
    if (view.columns?.length) show(view.columns);
  };

  // A list that is opened without anything asked for opens with the default view.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || views.length === 0) return;
    begun.current = true;
    const usual = views.find(view => view.isDefault && view.owner === who?.user.id) ?? views.find(view => view.isDefault);
    const untouched = !search.includes('filter') && Object.keys(filterValues ?? {}).length === 0;
    if (usual && untouched) open(usual);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [views]);

  const filters = Object.fromEntries(Object.entries(filterValues ?? {}).filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => [name, String(value)]));
  const save = async (values: Json) => {
    const { data } = await kehu.POST('/v1/views', { body: { object, filters, columns: shown.map(column => column.key), name: values.name as string, shared: values.shared as boolean, pinned: values.pinned as boolean, isDefault: values.isDefault as boolean } });
    await queries.invalidateQueries({ queryKey: ['views', object] });
    setOpened(data!.id);
    notify('kehu.views.saved', { type: 'success', messageArgs: { name: data!.name } });
  };
  const remove = async (view: View) => {
    try {
      await kehu.DELETE('/v1/views/{id}', { params: { path: { id: view.id }, header: { 'If-Match': `"${view.version}"` } } });
      await queries.invalidateQueries({ queryKey: ['views', object] });
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
    }
  };
  const current = views.find(view => view.id === opened && JSON.stringify(view.filters ?? {}) === JSON.stringify(filters));
  const pinned = views.filter(view => view.pinned);
  return (
    <>
      {pinned.map(view => <Chip key={view.id} label={view.name} onClick={() => open(view)} color={view === current ? 'primary' : 'default'} variant={view === current ? 'filled' : 'outlined'} aria-pressed={view === current} />)}
      <Button size="small" color="inherit" startIcon={<ViewsIcon fontSize="small" />} onClick={event => setAnchor(event.currentTarget)} aria-haspopup="menu">{current && !current.pinned ? current.name : translate('kehu.views.name')}</Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {views.map(view => (
          <MenuItem key={view.id} selected={view === current} onClick={() => open(view)} sx={{ gap: 1 }}>
            <ListItemText primary={view.name} secondary={view.shared ? translate('kehu.views.shared') : undefined} />
            {view.isDefault && <DefaultIcon fontSize="small" color="action" titleAccess={translate('kehu.views.isDefault')} />}
          </MenuItem>
        ))}
        {views.length === 0 && <MenuItem disabled>{translate('kehu.views.none')}</MenuItem>}
        <Divider />
        <MenuItem onClick={() => { setAnchor(null); setSaving(true); }}>{translate('kehu.views.save')}</MenuItem>
        {current && (current.owner === who?.user.id || mayShare) && <MenuItem onClick={() => { setAnchor(null); void remove(current); }} sx={{ color: 'error.main' }}>{translate('kehu.views.delete', { name: current.name })}</MenuItem>}
      </Menu>
      {saving && (
        <AskDialog title={translate('kehu.views.save')} text={translate('kehu.views.help')} label={translate('kehu.action.save')} labels="views" initial={{ pinned: true }} work={save} onClose={() => setSaving(false)}>
          <TextInput source="name" label="kehu.views.label" isRequired autoFocus helperText={false} />
          <Box>
            <BooleanInput source="pinned" label="kehu.views.pinned" helperText={false} />
            <BooleanInput source="isDefault" label="kehu.views.isDefault" helperText={false} />
            {mayShare && <BooleanInput source="shared" label="kehu.views.share" helperText={false} />}
          </Box>
        </AskDialog>
      )}
    </>
  );
}
