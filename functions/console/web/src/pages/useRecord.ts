import { useGetOne, type RaRecord } from 'react-admin';
import { useParams } from 'react-router-dom';

/** Lists leave what they show of a record where react-admin looks for the record itself: this asks for all of it. */
const whole = { whole: true };

/** The record whose id is in the address. It is read once for a form, so that what is changed is what was seen. */
export function useRecord<T extends RaRecord>(resource: string, form = false) {
  const { id = '' } = useParams();
  return useGetOne<T>(resource, { id, meta: whole }, form
    ? { retry: false, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }
    : { retry: false });
}
