import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useLocaleState } from 'react-admin';
import { kehu } from '../api/kehu';

type Info = Schema<'CustomerFieldInfo'>;

/** What the company asks of the fields of customers, by the field. */
export function useCustomerFields(): (field: string) => Info | undefined {
  const [locale] = useLocaleState();
  const { data } = useQuery({
    queryKey: ['customers/fields', locale], staleTime: 60_000,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/fields', { signal }).then(({ data }) => data!.items),
  });
  return field => data?.find(info => info.field === field);
}
