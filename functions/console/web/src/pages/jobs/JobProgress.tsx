import { LinearProgress, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Schema } from 'kehu-client';

export type Job = Schema<'Job'>;

/** Whether a job still runs or waits. */
export function isOpen(job: Pick<Job, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/** How far a job is, as a bar and in words. */
export function JobProgress({ job }: { job: Job }) {
  const translate = useTranslate();
  const total = job.total ?? 0;
  const percent = total > 0 ? Math.min(100, job.done * 100 / total) : isOpen(job) ? 0 : 100;
  return (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
      <LinearProgress
        variant={isOpen(job) && total === 0 ? 'indeterminate' : 'determinate'} value={percent} color={job.state === 'failed' ? 'error' : 'primary'}
        aria-label={translate('resources.jobs.fields.done')} sx={{ flex: 1, minWidth: 80, height: 6, borderRadius: 3 }}
      />
      <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {translate(total > 0 ? 'resources.jobs.doneOf' : 'resources.jobs.doneSoFar', { done: job.done, total })}
        {job.failed > 0 && ` · ${translate('resources.jobs.failedRows', { failed: job.failed })}`}
      </Typography>
    </Stack>
  );
}
