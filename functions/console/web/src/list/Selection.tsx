import { Box, Button, Checkbox, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext, useTranslate, type RaRecord } from 'react-admin';

/** The box that chooses a record, or all that are shown. */
export function Choose({ record, name }: { record?: RaRecord; name?: string }) {
  const translate = useTranslate();
  const { data = [], selectedIds = [], onSelect, onToggleItem } = useListContext();
  if (record) {
    return <Checkbox size="small" checked={selectedIds.includes(record.id)} onChange={() => onToggleItem(record.id)} slotProps={{ input: { 'aria-label': translate('kehu.bulk.choose', { name: name ?? '' }) } }} sx={{ p: 0.5 }} />;
  }
  const shown = data.map(one => one.id);
  const count = shown.filter(id => selectedIds.includes(id)).length;
  return (
    <Checkbox
      size="small" checked={count > 0 && count === shown.length} indeterminate={count > 0 && count < shown.length} sx={{ p: 0.5 }} slotProps={{ input: { 'aria-label': translate('kehu.bulk.chooseAll') } }}
      onChange={() => onSelect(count === shown.length ? selectedIds.filter(id => !shown.includes(id)) : [...new Set([...selectedIds, ...shown])])}
    />
  );
}

/** What can be done with the chosen records. */
export function SelectionBar({ children }: { children: (ids: string[], clear: () => void) => ReactNode }) {
  const translate = useTranslate();
  const { selectedIds = [], onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Stack direction="row" role="region" aria-label={translate('kehu.bulk.title')} sx={{ px: 2, py: 1, gap: 1, alignItems: 'center', flexWrap: 'wrap', bgcolor: 'action.selected', borderBottom: 1, borderColor: 'divider' }}>
      <Typography sx={{ fontWeight: 600, mr: 1 }}>{translate('kehu.bulk.count', { smart_count: selectedIds.length })}</Typography>
      {children(selectedIds as string[], () => onUnselectItems())}
      <Box sx={{ ml: 'auto' }}><Button size="small" color="inherit" onClick={() => onUnselectItems()}>{translate('kehu.bulk.clear')}</Button></Box>
    </Stack>
  );
}
