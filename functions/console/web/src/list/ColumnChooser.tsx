import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Popover, Stack, Tooltip, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useColumns, type Column } from './RecordTable';

/** Which columns the table has, and in which order. The first is what leads to the record, and stays. */
export function ColumnChooser<T>({ columns, remember }: { columns: Column<T>[]; remember: string }) {
  const translate = useTranslate();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [shown, toggle, show, usual] = useColumns(columns, remember);
  const chosen = shown.slice(1);
  const rows = [...chosen, ...columns.slice(1).filter(column => !shown.includes(column))];
  const move = (from: number, by: number) => {
    const keys = chosen.map(column => column.key), [key] = keys.splice(from, 1);
    keys.splice(from + by, 0, key);
    show([columns[0].key, ...keys]);
  };
  return (
    <>
      <Tooltip title={translate('kehu.action.columns')}>
        <IconButton onClick={event => setAnchor(event.currentTarget)} aria-label={translate('kehu.action.columns')} aria-haspopup="dialog"><ColumnsIcon /></IconButton>
      </Tooltip>
      <Popover
        anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { 'role': 'dialog', 'aria-labelledby': id, 'sx': { p: 1.5, minWidth: 280, maxHeight: 460 } } }}
      >
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', pl: 0.5, mb: 0.5 }}>
          <Typography id={id} variant="h3" component="h2">{translate('kehu.action.columns')}</Typography>
          <Button size="small" onClick={() => show(usual)}>{translate('kehu.list.usual')}</Button>
        </Stack>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {rows.map((column, index) => {
            const name = translate(column.label), on = index < chosen.length;
            return (
              <Stack component="li" key={column.key} direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
                <FormControlLabel sx={{ m: 0 }} control={<Checkbox size="small" checked={on} onChange={() => toggle(column.key)} />} label={name} />
                {on && (
                  <Stack direction="row">
                    <IconButton size="small" disabled={index === 0} aria-label={`${translate('kehu.list.earlier')}${translate('kehu.colon')}${name}`} onClick={() => move(index, -1)}><UpIcon fontSize="small" /></IconButton>
                    <IconButton size="small" disabled={index === chosen.length - 1} aria-label={`${translate('kehu.list.later')}${translate('kehu.colon')}${name}`} onClick={() => move(index, 1)}><DownIcon fontSize="small" /></IconButton>
                  </Stack>
                )}
              </Stack>
            );
          })}
        </Box>
      </Popover>
    </>
  );
}
