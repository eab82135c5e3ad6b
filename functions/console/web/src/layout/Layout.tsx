import { Box, Link, Skeleton } from '@mui/material';
import { Suspense, useCallback, useState, type ErrorInfo, type ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { Palette } from './Palette';
import { ShortcutSheet } from './ShortcutSheet';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';
import { usePreferences } from '../preferences/usePreferences';
import { useKeyboard } from './useKeyboard';

/** The frame of every page of a signed-in user. */
export function Layout({ children }: { children?: ReactNode; error?: ErrorInfo }) {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const [open, setOpen] = useState<'menu' | 'palette' | 'shortcuts'>();
  const close = useCallback(() => setOpen(undefined), []);
  usePreferences();
  useKeyboard({ onPalette: () => setOpen('palette'), onShortcuts: () => setOpen('shortcuts') });
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh', bgcolor: 'background.default' }}>
      <Link href="#content" onClick={skip} sx={{ 'position': 'fixed', 'left': 12, 'top': -60, 'zIndex': 2000, 'p': 1, 'bgcolor': 'background.paper', '&:focus': { top: 12 } }}>{translate('kehu.menu.skip')}</Link>
      <Sidebar open={open === 'menu'} onClose={close} />
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar onMenu={() => setOpen('menu')} onSearch={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
        <Box component="main" id="content" data-page={pathname} tabIndex={-1} sx={{ flex: 1, width: '100%', maxWidth: 1320, mx: 'auto', px: { xs: 2, md: 4 }, py: { xs: 2.5, md: 3.5 }, outline: 'none' }}>
          <ErrorBoundary key={pathname}>
            <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'shortcuts' && <ShortcutSheet onClose={close} />}
    </Box>
  );
}

/** The shape of a page whose code is on its way. */
function PageSkeleton() {
  return (
    <Box aria-busy>
      <Skeleton width={220} height={40} />
      <Skeleton width={320} sx={{ mb: 2 }} />
      <Skeleton variant="rounded" height={320} />
    </Box>
  );
}

/** The address is the router's: the link must not change it. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
