import { useQuery } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import { kehu } from '../api/kehu';
import type { Choice } from './choices';

export type Kind = 'industry' | 'source' | 'level' | 'reason' | 'unit' | 'currency' | 'returnReason';

/** The entries of a dictionary, by default those that are offered. */
export function useDictionary(kind: Kind, enabled = true): Choice[] {
  const [locale] = useLocaleState();
  const { data } = useQuery({
    queryKey: [`dictionaries/${kind}`, 'choices', enabled],
    staleTime: 300_000,
    queryFn: () => kehu.GET('/v1/dictionaries/{kind}', { params: { path: { kind }, query: enabled ? { enabled } : {} } }).then(({ data }) => data!.items),
  });
  return (data ?? []).map(entry => ({ id: entry.code, name: entry.names[locale as 'en' | 'zh-CN'] }));
}
