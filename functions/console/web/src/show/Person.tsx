import { Skeleton } from '@mui/material';
import { useGetManyAggregate, useTranslate } from 'react-admin';
import { allows } from '../api/me';
import { useMe } from '../layout/useMe';

/** The name of a user; what it is to the reader where the name is not theirs to see. */
export function usePersonName(id: string | undefined): string | undefined {
  const translate = useTranslate();
  const who = useMe();
  const mine = id === who?.user.id;
  const mayAsk = Boolean(id) && !mine && allows(who, 'user.read');
  const { data, isPending } = useGetManyAggregate('users', { ids: [id!] }, { enabled: mayAsk, retry: false, staleTime: 300_000 });
  if (!id) return translate('kehu.history.system');
  if (mine) return who!.user.name;
  if (mayAsk && isPending) return undefined;
  return data?.[0]?.name ?? translate('kehu.colleague');
}

export function Person({ id }: { id: string | undefined }) {
  const name = usePersonName(id);
  return name === undefined ? <Skeleton component="span" width={90} sx={{ display: 'inline-block' }} /> : <>{name}</>;
}
