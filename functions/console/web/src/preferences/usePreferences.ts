import { useEffect } from 'react';
import { useLocaleState, useStoreContext, useTheme } from 'react-admin';
import { useQuery } from '@tanstack/react-query';
import { prefersDark } from '../layout/Preferences';
import { readPreferences } from './preferences';

/** Takes what the server keeps of the reader's choices into this browser, once a session. */
export function usePreferences(): void {
  const store = useStoreContext();
  const [, setTheme] = useTheme();
  const [locale, setLocale] = useLocaleState();
  const { data } = useQuery({ queryKey: ['preferences'], queryFn: readPreferences, staleTime: Infinity, retry: false });
  useEffect(() => {
    if (!data) return;
    if (data.theme) setTheme(data.theme === 'system' ? (prefersDark() ? 'dark' : 'light') : data.theme);
    if (data.language && data.language !== locale) void setLocale(data.language);
    if (data.density) store.setItem('density', data.density);
    for (const [list, layout] of Object.entries(data.lists ?? {})) {
      if (layout.columns?.length) store.setItem(`${list}.columns`, layout.columns);
      store.setItem(`${list}.widths`, layout.widths ?? {});
    }
    // Only when they come: from then on the choices of this browser go to the server.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
}
