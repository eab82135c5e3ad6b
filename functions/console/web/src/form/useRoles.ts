import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useLocaleState } from 'react-admin';
import { kehu } from '../api/kehu';
import { useAllowed } from '../layout/useMe';

export type Role = Schema<'RoleView'>;

/** The roles of the company, and what a role can allow; undefined until they are known. */
export function useRoles(): Schema<'RolesListOutput'> | undefined {
  const [locale] = useLocaleState();
  const may = useAllowed('role.read');
  return useQuery({
    // The names of built-in roles come in the language of the reader.
    queryKey: ['roles', locale], enabled: may, staleTime: 60_000,
    queryFn: ({ signal }) => kehu.GET('/v1/roles', { signal }).then(({ data }) => data!),
  }).data;
}

/** What a role is called. */
export function useRoleName(): (id: string) => string {
  const roles = useRoles();
  return id => roles?.items.find(role => role.id === id)?.name ?? id;
}
