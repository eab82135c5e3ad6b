import DensityIcon from '@mui/icons-material/DensitySmallOutlined';
import HelpIcon from '@mui/icons-material/KeyboardOutlined';
import MenuIcon from '@mui/icons-material/Menu';
import SearchIcon from '@mui/icons-material/Search';
import SignOutIcon from '@mui/icons-material/Logout';
import UserIcon from '@mui/icons-material/ManageAccountsOutlined';
import { AppBar, Avatar, Box, ButtonBase, Divider, IconButton, ListItemIcon, Menu, MenuItem, Toolbar, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout, useStore, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Bell } from './Bell';
import { prefer } from '../preferences/preferences';
import { LanguageMenu, ThemeButton } from './Preferences';
import { useMe } from './useMe';

interface Props {
  onMenu: () => void;
  onSearch: () => void;
  onShortcuts: () => void;
}

export function TopBar({ onMenu, onSearch, onShortcuts }: Props) {
  const translate = useTranslate();
  return (
    <AppBar position="sticky" sx={{ bgcolor: 'background.default', borderBottom: 1, borderColor: 'divider', color: 'text.primary' }}>
      <Toolbar sx={{ gap: 1, px: { xs: 1.5, md: 3 } }}>
        <IconButton onClick={onMenu} aria-label={translate('kehu.menu.open')} edge="start" color="inherit" sx={{ display: { md: 'none' } }}><MenuIcon /></IconButton>
        <SearchButton onClick={onSearch} />
        <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 0.5 }}>
          <Bell />
          <LanguageMenu known />
          <ThemeButton known />
          <UserMenu onShortcuts={onShortcuts} />
        </Box>
      </Toolbar>
    </AppBar>
  );
}

function SearchButton({ onClick }: { onClick: () => void }) {
  const translate = useTranslate();
  return (
    <ButtonBase
      onClick={onClick} aria-keyshortcuts="Control+K"
      sx={{ 'flex': { xs: '1 1 0', sm: '0 1 380px' }, 'minWidth': 0, 'height': 38, 'px': 1.5, 'gap': 1, 'justifyContent': 'flex-start', 'border': 1, 'borderColor': 'divider', 'borderRadius': 2, 'bgcolor': 'background.paper', 'color': 'text.secondary', 'fontSize': '0.9375rem', '&:hover': { borderColor: 'text.secondary' } }}
    >
      <SearchIcon fontSize="small" />
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{translate('kehu.menu.search')}</Box>
      <Box component="kbd" sx={{ ml: 'auto', display: { xs: 'none', sm: 'block' }, fontFamily: 'inherit', fontSize: '0.75rem', border: 1, borderColor: 'divider', borderRadius: 1, px: 0.75 }}>Ctrl K</Box>
    </ButtonBase>
  );
}

function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const logout = useLogout();
  const who = useMe();
  const [density, setDensity] = useStore<'comfortable' | 'compact'>('density', 'comfortable');
  const next = density === 'compact' ? 'comfortable' : 'compact';
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (work: () => void) => () => {
    setAnchor(null);
    work();
  };
  return (
    <>
      <Tooltip title={translate('kehu.menu.account')}>
        <IconButton onClick={event => setAnchor(event.currentTarget)} aria-label={`${initials(who?.user.name)} · ${translate('kehu.menu.account')}`} aria-haspopup="menu" sx={{ p: 0.5 }}>
          <Avatar sx={{ width: 32, height: 32, bgcolor: 'primary.main', color: 'primary.contrastText', fontSize: '0.8125rem', fontWeight: 600 }}>{initials(who?.user.name)}</Avatar>
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { minWidth: 240 } } }}>
        <Box component="li" role="none" sx={{ px: 2, py: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{who?.user.name}</Typography>
          <Typography variant="body2" color="textSecondary">{who?.user.email}</Typography>
        </Box>
        <Divider />
        <MenuItem onClick={choose(() => navigate('/profile'))}><ListItemIcon><UserIcon fontSize="small" /></ListItemIcon>{translate('kehu.menu.profile')}</MenuItem>
        <MenuItem onClick={choose(() => { setDensity(next); prefer({ density: next }); })}><ListItemIcon><DensityIcon fontSize="small" /></ListItemIcon>{translate(`kehu.menu.${next}`)}</MenuItem>
        <MenuItem onClick={choose(onShortcuts)}><ListItemIcon><HelpIcon fontSize="small" /></ListItemIcon>{translate('kehu.menu.shortcuts')}</MenuItem>
        <Divider />
        <MenuItem onClick={choose(() => void logout())}><ListItemIcon><SignOutIcon fontSize="small" /></ListItemIcon>{translate('kehu.menu.signOut')}</MenuItem>
      </Menu>
    </>
  );
}

/** Two letters of a Latin name, the last two characters of a Chinese one. */
export function initials(name = ''): string {
  if (/[\u4e00-\u9fff]/.test(name)) return name.slice(-2);
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? words.at(-1)![0] : ''}`.toUpperCase();
}
