import { Box, Divider, Drawer, List, ListItemButton, ListItemIcon, ListItemText, Toolbar, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { allows } from '../api/me';
import { Mark } from './Mark';
import { menu, type Entry } from './menu';
import { useMe, useModuleName } from './useMe';

export const sidebarWidth = 236;

/** The menu: beside the page on a desk, a drawer on a phone. */
export function Sidebar({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <>
      <Drawer
        variant="permanent"
        sx={{ 'display': { xs: 'none', md: 'block' }, 'width': sidebarWidth, 'flex': 'none', '& .MuiDrawer-paper': { width: sidebarWidth, bgcolor: 'background.default', borderColor: 'divider' } }}
      >
        <Entries />
      </Drawer>
      <Drawer open={open} onClose={onClose} sx={{ 'display': { md: 'none' }, '& .MuiDrawer-paper': { width: 280, maxWidth: '85vw' } }}>
        <Entries onChoose={onClose} />
      </Drawer>
    </>
  );
}

function Entries({ onChoose }: { onChoose?: () => void }) {
  const translate = useTranslate();
  const who = useMe();
  const groups = menu
    .map(group => ({ ...group, entries: group.entries.filter(entry => !entry.needs || allows(who, entry.needs)) }))
    .filter(group => group.entries.length > 0);
  return (
    <Box component="nav" aria-label={translate('kehu.menu.main')}>
      <Toolbar sx={{ px: '20px !important' }}><Mark name={translate('kehu.name')} /></Toolbar>
      {who && (
        <Typography variant="body2" color="textSecondary" noWrap title={who.tenant.name} sx={{ px: 2.75, pb: 1 }}>{who.tenant.name}</Typography>
      )}
      <Divider sx={{ mx: 2 }} />
      {groups.map(group => (
        <Box key={group.label ?? ''} sx={{ px: 1.5, pt: group.label ? 1.5 : 1 }}>
          {group.label && <Typography variant="overline" component="p" color="textSecondary" sx={{ px: 1.25 }}>{translate(group.label)}</Typography>}
          <List disablePadding>
            {group.entries.map(entry => <li key={entry.to}><EntryLink entry={entry} onChoose={onChoose} /></li>)}
          </List>
        </Box>
      ))}
    </Box>
  );
}

function EntryLink({ entry, onChoose }: { entry: Entry; onChoose?: () => void }) {
  const translate = useTranslate();
  const name = useModuleName();
  const { pathname } = useLocation();
  const here = entry.to === '/' ? pathname === '/' : pathname === entry.to || pathname.startsWith(`${entry.to}/`);
  const Icon = entry.icon;
  return (
    <ListItemButton component={Link} to={entry.to} selected={here} onClick={onChoose} aria-current={here ? 'page' : undefined} sx={{ py: 0.6, px: 1.25, my: 0.25 }}>
      <ListItemIcon sx={{ minWidth: 34, color: 'text.secondary' }}><Icon fontSize="small" /></ListItemIcon>
      <ListItemText primary={name(entry.module, translate(entry.label, { smart_count: 2 }))} slotProps={{ primary: { sx: { fontSize: '0.9375rem', fontWeight: here ? 600 : 500 } } }} />
    </ListItemButton>
  );
}
