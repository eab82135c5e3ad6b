import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Alert, Box, Button, Link, MenuItem, Select, Stack, Typography } from '@mui/material';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useEffect, useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { allows } from '../../api/me';
import { describeProblem, spoken } from '../../api/problem';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useMe } from '../../layout/useMe';
import { Facts, SectionCard, SectionSkeleton } from '../../show/Facts';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { useFieldLabel } from '../../show/Value';
import { isOpen, JobProgress, type Job } from './JobProgress';
import { useJobName } from './JobList';

/** How often a running job is looked at, in milliseconds. */
const pulse = 1_500;

/** How far a job is, what became of its rows, and the file that it made. */
export function JobShow() {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const name = useJobName();
  const who = useMe();
  const { id = '' } = useParams();
  const [locale] = useLocaleState();
  const [asking, setAsking] = useState(false);
  const { data: job, error, refetch } = useQuery({
    queryKey: ['job', id, locale], retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/jobs/{id}', { params: { path: { id } }, signal }).then(({ data }) => data!),
    refetchInterval: query => (query.state.data && !isOpen(query.state.data) ? false : pulse),
  });
  // What the job changed is shown elsewhere as it was before.
  const client = useQueryClient();
  const ended = job !== undefined && !isOpen(job);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ predicate: query => query.queryKey[0] !== 'job' });
  }, [client, ended]);
  if (error && !job) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!job) return <Stack sx={{ gap: 2.5, pt: 6 }}><SectionSkeleton lines={3} /><SectionSkeleton /></Stack>;
  const mayCancel = isOpen(job) && (job.createdBy === who?.user.id || allows(who, 'job.cancel'));
  const cancel = async () => {
    await kehu.POST('/v1/jobs/{id}/cancel', { params: { path: { id } } });
    await refetch();
    notify('resources.jobs.cancelled', { type: 'info' });
  };
  const download = async () => {
    try {
      const { data } = await kehu.GET('/v1/jobs/{id}/result', { params: { path: { id } } });
      // The link works for minutes and saves a file: the page stays.
      window.location.assign(data!.url);
    } catch (cause) {
      notify(describeProblem(cause, translate), { type: 'error', multiLine: true });
    }
  };
  return (
    <>
      <PageHead
        title={name(job.kind)} back="/jobs"
        sub={<Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}><Status value={job.state} text={`resources.jobs.state.${job.state}`} /><time dateTime={job.createdAt}>{format.dateTime(job.createdAt)}</time></Stack>}
        actions={(
          <>
            {mayCancel && <Button variant="outlined" color="error" onClick={() => setAsking(true)}>{translate('kehu.action.cancel')}</Button>}
            {job.result && <Button variant="contained" startIcon={<DownloadIcon />} onClick={() => void download()}>{job.result.name} ({format.bytes(job.result.size)})</Button>}
          </>
        )}
      />
      <Stack sx={{ gap: 2.5 }}>
        {job.detail && <Alert severity={job.state === 'failed' ? 'error' : 'info'}>{job.detail}</Alert>}
        <SectionCard title={translate('resources.jobs.fields.done')}>
          <JobProgress job={job} />
          <Box sx={{ mt: 2.5 }}><Facts resource="jobs" record={job as unknown as Record<string, unknown>} names={['createdBy', 'startedAt', 'finishedAt']} /></Box>
        </SectionCard>
        <Rows job={job} />
      </Stack>
      {asking && <ConfirmDialog title={translate('resources.jobs.cancel')} text={translate('resources.jobs.cancelHelp')} label={translate('resources.jobs.cancel')} danger work={cancel} onClose={() => setAsking(false)} />}
    </>
  );
}

/** What became of each row. */
function Rows({ job }: { job: Job }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [outcome, setOutcome] = useState<'' | 'done' | 'failed' | 'skipped'>('');
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['job', job.id, 'rows', outcome, job.updatedAt, locale], initialPageParam: undefined as string | undefined, retry: false,
    queryFn: ({ pageParam: cursor, signal }) => kehu.GET('/v1/jobs/{id}/rows', { params: { path: { id: job.id }, query: { limit: 50, cursor, outcome: outcome || undefined } }, signal }).then(({ data }) => data!),
    getNextPageParam: page => page.nextCursor,
  });
  const rows = data?.pages.flatMap(page => page.items) ?? [];
  // What is exported goes by the places of the store, or by pages, which say nothing to people.
  if (rows.length === 0 && outcome === '' || ['tenant.export', 'export'].includes(job.kind) && job.failed === 0) return null;
  const choose = (
    <Select size="small" displayEmpty value={outcome} onChange={event => setOutcome(event.target.value as typeof outcome)} SelectDisplayProps={{ 'aria-label': translate('resources.jobs.fields.outcome') }} sx={{ fontSize: '0.875rem' }}>
      <MenuItem value="">{translate('kehu.list.any')}</MenuItem>
      {(['done', 'failed', 'skipped'] as const).map(one => <MenuItem key={one} value={one}>{translate(`resources.jobs.outcome.${one}`)}</MenuItem>)}
    </Select>
  );
  return (
    <SectionCard title={translate('resources.jobs.rows')} action={choose}>
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map(row => <Row key={row.row} row={row} />)}
        {rows.length === 0 && <Typography component="li" variant="body2" color="textSecondary">{translate('kehu.list.none')}</Typography>}
      </Stack>
      {hasNextPage && <Button onClick={() => void fetchNextPage()} sx={{ mt: 1 }}>{translate('kehu.list.more')}</Button>}
    </SectionCard>
  );
}

/** What the field at a JSON Pointer is called, in whichever kind of record the rows are. */
function useFieldName(): (pointer: string) => string {
  const label = useFieldLabel();
  return pointer => {
    const name = pointer.slice(1).replaceAll(/\/\d+/g, '').replaceAll('/', '.');
    return ['customers', 'products', 'orders', 'contacts'].map(resource => label(resource, name)).find(text => text !== name) ?? pointer;
  };
}

function Row({ row }: { row: Schema<'JobRow'> }) {
  const translate = useTranslate();
  const nameOf = useFieldName();
  const label = row.label ?? row.record ?? translate('resources.jobs.row', { number: row.row });
  const to = row.record?.startsWith('cus_') ? `/customers/${row.record}/show` : undefined;
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr auto', sm: '56px minmax(0, 1fr) auto' }, columnGap: 2, py: 1, borderTop: 1, borderColor: 'divider', alignItems: 'center' }}>
      <Typography variant="body2" color="textSecondary" sx={{ display: { xs: 'none', sm: 'block' }, fontVariantNumeric: 'tabular-nums' }}>{row.row}</Typography>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{to ? <Link component={RouterLink} to={to}>{label}</Link> : label}</Typography>
        {row.detail && !row.errors?.length && <Typography variant="body2" color={row.outcome === 'failed' ? 'error' : 'textSecondary'}>{spoken(row.detail)}</Typography>}
        {row.errors?.map(error => <Typography key={error.pointer + error.code} variant="body2" color="error">{nameOf(error.pointer)}{translate('kehu.colon')}{error.detail ?? error.code}</Typography>)}
      </Box>
      <Status value={row.outcome} text={`resources.jobs.outcome.${row.outcome}`} />
    </Box>
  );
}
