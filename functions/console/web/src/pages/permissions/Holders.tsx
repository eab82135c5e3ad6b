import { Box, Button, Divider, Skeleton, Stack, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { describeProblem } from '../../api/problem';
import { CustomerPicker } from './CustomerPicker';
import { PermissionPicker } from './PermissionPicker';
import { useAsked } from './useAsked';

type Holder = Schema<'PermissionsHolder'>;

/** Who may do something, with one customer or with any. */
export function Holders() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [{ permission, record }, set] = useAsked({ permission: 'customer.read', record: '' });
  const [object, action] = permission.split('.');
  const { data, error, isPending, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['holders', permission, record, locale], retry: false, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => kehu.GET('/v1/permissions/holders', { params: { query: { object, action: action as 'read', record: record || undefined, cursor } }, signal }).then(({ data }) => data as Schema<'PermissionsHoldersOutput'>),
    getNextPageParam: page => page.nextCursor,
  });
  const holders = data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Box sx={{ p: { xs: 2, md: 2.5 } }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1.4fr 1fr' }, gap: 1.5, mb: 2 }}>
        <PermissionPicker value={permission} onChange={set('permission')} />
        <CustomerPicker label={translate('resources.permissions.record')} value={record} onChange={set('record')} />
      </Box>
      {error && <Typography color="error">{describeProblem(error, translate)}</Typography>}
      {isPending && [1, 2, 3].map(line => <Skeleton key={line} height={48} />)}
      {data && holders.length === 0 && <Typography color="textSecondary">{translate('resources.permissions.nobody')}</Typography>}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {holders.map(holder => <Line key={holder.id} holder={holder} permission={permission} record={record} />)}
      </Stack>
      {hasNextPage && <Button onClick={() => void fetchNextPage()} sx={{ mt: 1 }}>{translate('kehu.list.more')}</Button>}
    </Box>
  );
}

function Line({ holder, permission, record }: { holder: Holder; permission: string; record: string }) {
  const translate = useTranslate();
  const why = new URLSearchParams({ user: holder.id, permission, ...(record ? { record } : {}) });
  return (
    <Stack component="li" direction="row" sx={{ py: 1.25, gap: 2, alignItems: 'center', justifyContent: 'space-between' }}>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{holder.name}</Typography>
        <Typography variant="body2" color="textSecondary">{translate(`resources.roles.scope.${holder.scope}`, { _: holder.scope })} · {holder.origins.map(origin => origin.roleName).join(translate('kehu.comma'))}</Typography>
      </Box>
      <Button size="small" component={Link} to={`/permissions/explain?${why}`} aria-label={`${translate('resources.permissions.why')} ${holder.name}`}>{translate('resources.permissions.why')}</Button>
    </Stack>
  );
}
