import { useQuery } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import { allows, me, type Me } from '../api/me';
import type { Schema } from 'kehu-client';

/** Who is signed in; undefined while that is being asked. */
export function useMe(): Me | undefined {
  return useQuery({ queryKey: ['me'], queryFn: me, staleTime: 60_000 }).data;
}

/** Whether the signed-in user has the permission `object.action`. */
export function useAllowed(permission: string): boolean {
  return allows(useMe(), permission);
}

type Module = keyof Schema<'TenantModules'>;

/** What the company calls a module, or what it is usually called. */
export function useModuleName(): (module: string, usual: string) => string {
  const [locale] = useLocaleState();
  const labels = useMe()?.tenant.moduleLabels;
  return (module, usual) => labels?.[module as Module]?.[locale as 'en' | 'zh-CN'] || usual;
}
