import { useGetOne, type RaRecord } from 'react-admin';
import { useParams } from 'react-router-dom';

/** The record whose id is in the address. It is read once for a form, so that what is changed is what was seen. */
export function useRecord<T extends RaRecord>(resource: string, form = false) {
  const { id = '' } = useParams();
  return useGetOne<T>(resource, { id }, form
    ? { retry: false, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }
    : { retry: false });
}
