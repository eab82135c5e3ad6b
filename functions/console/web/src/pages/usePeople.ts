import { useGetList } from 'react-admin';
import type { Schema } from 'kehu-client';
import type { Choice } from '../form/choices';
import { useAllowed } from '../layout/useMe';

/** The users of the company as choices, for filters; none where they are not to be seen. */
export function usePeople(): Choice[] {
  const may = useAllowed('user.read');
  const { data = [] } = useGetList<Schema<'User'>>('users', { pagination: { page: 1, perPage: 200 } }, { enabled: may, staleTime: 60_000 });
  return data.map(user => ({ id: user.id, name: user.name }));
}
