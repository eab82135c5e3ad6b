import { Box, Button, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useGetManyAggregate, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useState } from 'react';
import { isBlank } from '../api/patch';
import { kehu } from '../api/kehu';
import { Person } from './Person';
import { Status } from './Status';
import { useFormat } from './useFormat';
import { useFieldLabel, Value } from './Value';

export type Row = Schema<'AuditRow'>;

/** The resource of the console that a kind of record in the trail is shown by. */
export const resourceOf: Record<string, string> = {
  customer: 'customers', contact: 'contacts', product: 'products', order: 'orders', user: 'users', department: 'departments', position: 'positions', dictionary: 'dictionaries', tenant: 'settings', segment: 'segments', suppression: 'suppressions', review: 'reviews', reviewItem: 'reviews', role: 'roles', receipt: 'receipts', category: 'categories', notificationRule: 'notification-rules', view: 'views',
};

/** Changes that say nothing to a reader: they come with every row. */
const silent = new Set(['version', 'updatedAt', 'updatedBy', 'createdAt', 'createdBy', 'id', 'requestId', 'completeness']);

/** Whether anything at all is known of the change. */
function isTold(change: Schema<'AuditChange'>): boolean {
  return !silent.has(change.field) && (change.old !== undefined || change.new !== undefined);
}

/** What was changed: old -> new, field by field. */
export function Changes({ row }: { row: Row }) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const resource = resourceOf[row.kind] ?? row.kind;
  const [open, setOpen] = useState(false);
  const told = row.changes.filter(isTold);
  // The roles of a user follow from what was granted, which says until when and why, too.
  const granted = row.kind === 'user' && told.some(change => change.field === 'grants');
  const changes = granted ? told.filter(change => change.field !== 'roles') : told;
  if (changes.length === 0) return <Typography variant="body2" color="textSecondary">{translate('kehu.history.inner')}</Typography>;
  if (row.action === 'created' && !open) return <Button size="small" onClick={() => setOpen(true)} sx={{ ml: -1.25 }}>{translate('kehu.history.list', { count: changes.length })}</Button>;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 0.75 }}>
      {changes.map(change => (
        <Box key={change.field} sx={{ fontSize: '0.875rem' }}>
          <Typography component="dt" variant="caption" color="textSecondary">{label(resource, change.field)}</Typography>
          <Box component="dd" sx={{ m: 0 }}>
            {row.action !== 'created' && (
              <>
                <Box component={isBlank(change.old) ? 'span' : 's'} sx={{ color: 'text.secondary' }}>{change.field === 'primaryContact' ? <ContactName customer={row.entity} id={change.old as string | undefined} /> : <Value resource={resource} name={change.field} value={change.old} />}</Box>
                <Box component="span" aria-hidden sx={{ mx: 0.75, color: 'text.secondary' }}>→</Box>
              </>
            )}
            {change.field === 'primaryContact' ? <ContactName customer={row.entity} id={change.new as string | undefined} /> : <Value resource={resource} name={change.field} value={change.new} />}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** What a person at a customer is called, or was. */
function ContactName({ customer, id }: { customer: string; id: string | undefined }) {
  const translate = useTranslate();
  const { data } = useGetManyAggregate(`customers/${customer}/contacts`, { ids: [id!] }, { enabled: id !== undefined, retry: false, staleTime: 60_000 });
  if (!id) return <Value resource="customers" name="primaryContact" value={null} />;
  return <>{data?.[0]?.name ?? translate('resources.contacts.name', { smart_count: 1 })}</>;
}

/** The changes of one record, newest first. */
export function History({ entity, version }: { entity: string; version: number }) {
  const translate = useTranslate();
  const format = useFormat();
  const { data, isPending, isError, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['history', entity, version],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => kehu.GET('/v1/audit', { params: { query: { entity, limit: 10, cursor } }, signal }).then(({ data }) => data!),
    getNextPageParam: page => page.nextCursor,
    // The trail is written off the table's stream, a moment after the change.
    refetchInterval: query => ((query.state.data?.pages[0]?.items[0]?.version ?? 0) < version && query.state.dataUpdateCount < 8 ? 700 : false),
  });
  if (isPending) return <Stack sx={{ gap: 1 }}>{[1, 2, 3].map(line => <Skeleton key={line} height={36} />)}</Stack>;
  const rows = isError ? [] : data.pages.flatMap(page => page.items);
  if (rows.length === 0) return <Typography variant="body2" color="textSecondary">{translate('kehu.history.none')}</Typography>;
  return (
    <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0, gap: 2.5 }}>
      {rows.map(row => (
        <Box component="li" key={row.id} sx={{ pl: 2, borderLeft: 2, borderColor: 'divider' }}>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 0.75 }}>
            <Status value={row.action} text={`kehu.history.${row.action}`} />
            <Typography variant="body2" color="textSecondary"><Person id={row.by} /> · <time dateTime={row.at} title={format.dateTime(row.at)}>{format.ago(row.at)}</time></Typography>
          </Stack>
          <Changes row={row} />
        </Box>
      ))}
      {hasNextPage && <Button onClick={() => void fetchNextPage()} sx={{ alignSelf: 'flex-start' }}>{translate('kehu.history.more')}</Button>}
    </Stack>
  );
}

/** A link to the record that a row is about, where the console has a page for it. */
export function EntityLink({ row, children }: { row: Row; children: React.ReactNode }) {
  const paths: Record<string, string> = { customer: `/customers/${row.entity}/show`, product: `/products/${row.entity}`, order: `/orders/${row.entity}/show`, user: `/users/${row.entity}`, department: `/departments/${row.entity}`, position: `/positions/${row.entity}`, tenant: '/settings', segment: `/segments/${row.entity}/show` };
  const to = paths[row.kind];
  return to && row.action !== 'purged' ? <Link component={RouterLink} to={to}>{children}</Link> : <>{children}</>;
}

/** What the record that a row is about is called: now, or when it was made. */
export function EntityName({ row }: { row: Row }) {
  const translate = useTranslate();
  const resource = resourceOf[row.kind];
  const told = row.changes.find(change => change.field === 'name' || change.field === 'shortName');
  const known = (told?.new ?? told?.old) as string | undefined;
  const ask = !known && ['customers', 'products', 'users', 'departments', 'positions'].includes(resource) && row.action !== 'purged';
  const { data } = useGetManyAggregate(resource ?? '', { ids: [row.entity] }, { enabled: ask, retry: false, staleTime: 60_000 });
  const record = data?.[0];
  return <>{known ?? record?.name ?? record?.shortName ?? translate(`resources.audit.kind.${row.kind}`, { _: row.kind })}</>;
}
