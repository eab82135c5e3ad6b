import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import LanguageIcon from '@mui/icons-material/Translate';
import { Box, Button, IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTheme, useTranslate } from 'react-admin';
import { locales } from '../messages';
import { prefer } from '../preferences/preferences';

interface Known {
  /** Whether somebody is signed in, whose choice the server keeps. */
  known?: boolean;
}

/** Whether the device wants it dark. */
export function prefersDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Switches between light and dark, for strangers in this browser alone. */
export function ThemeButton({ known }: Known) {
  const translate = useTranslate();
  const [theme, setTheme] = useTheme();
  const dark = theme === 'dark';
  const choose = () => {
    const next = dark ? 'light' : 'dark';
    setTheme(next);
    if (known) prefer({ theme: next });
  };
  return (
    <Tooltip title={translate('kehu.menu.theme')}>
      <IconButton onClick={choose} aria-label={translate('kehu.menu.theme')} color="inherit">
        {dark ? <LightIcon fontSize="small" /> : <DarkIcon fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}

/** Switches the language, for strangers in this browser alone. */
export function LanguageMenu({ known }: Known) {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shown = locale === 'zh-CN' ? '中文' : 'English';
  const choose = (next: string) => {
    setAnchor(null);
    void setLocale(next);
    if (known) prefer({ language: next as 'en' | 'zh-CN' });
  };
  return (
    <>
      <Tooltip title={translate('kehu.menu.language')} describeChild>
        <Button onClick={event => setAnchor(event.currentTarget)} startIcon={<LanguageIcon fontSize="small" />} color="inherit" size="small" aria-haspopup="menu" aria-label={`${translate('kehu.menu.language')}${translate('kehu.colon')}${shown}`} sx={{ 'minWidth': 0, '& .MuiButton-startIcon': { mr: { xs: -0.5, sm: 1 } } }}>
          <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>{shown}</Box>
        </Button>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {locales.map(item => (
          <MenuItem key={item.locale} lang={item.locale} selected={item.locale === locale} onClick={() => choose(item.locale)}>{item.name}</MenuItem>
        ))}
      </Menu>
    </>
  );
}
