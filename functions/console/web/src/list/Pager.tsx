import NextIcon from '@mui/icons-material/ChevronRight';
import PreviousIcon from '@mui/icons-material/ChevronLeft';
import { Box, IconButton, MenuItem, Select, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { useListContext, useTranslate } from 'react-admin';

/** Pages by cursor: where one is, forwards and back, never a total. */
export function Pager() {
  const translate = useTranslate();
  const label = useId();
  const { data, page, perPage, setPage, setPerPage, hasNextPage, hasPreviousPage } = useListContext();
  if (!data) return <Box sx={{ height: 52 }} />;
  const from = (page - 1) * perPage + 1;
  return (
    <Stack direction="row" component="nav" aria-label={translate('kehu.list.page', { page })} sx={{ alignItems: 'center', gap: 1, px: 2, py: 1, borderTop: 1, borderColor: 'divider', minHeight: 52 }}>
      <Typography variant="body2" color="textSecondary">{translate('kehu.list.results', { from, to: from + data.length - 1 })}</Typography>
      <Box sx={{ ml: 'auto', display: { xs: 'none', sm: 'flex' }, alignItems: 'center', gap: 1 }}>
        <Typography variant="body2" color="textSecondary" id={label}>{translate('kehu.list.perPage')}</Typography>
        <Select variant="standard" disableUnderline size="small" value={perPage} onChange={event => setPerPage(Number(event.target.value))} SelectDisplayProps={{ 'aria-labelledby': label }} sx={{ fontSize: '0.875rem' }}>
          {[10, 25, 50, 100].map(size => <MenuItem key={size} value={size}>{size}</MenuItem>)}
        </Select>
      </Box>
      <Box sx={{ ml: { xs: 'auto', sm: 1 }, whiteSpace: 'nowrap' }}>
        <IconButton onClick={() => setPage(page - 1)} disabled={!hasPreviousPage} aria-label={translate('kehu.list.previous')}><PreviousIcon /></IconButton>
        <IconButton onClick={() => setPage(page + 1)} disabled={!hasNextPage} aria-label={translate('kehu.list.next')}><NextIcon /></IconButton>
      </Box>
    </Stack>
  );
}
