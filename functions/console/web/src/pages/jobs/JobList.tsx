import JobsIcon from '@mui/icons-material/PendingActionsOutlined';
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useAllowed } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { JobProgress, type Job } from './JobProgress';

const field = (name: string) => `resources.jobs.fields.${name}`;

/** What a kind of job is called. */
export function useJobName(): (kind: string) => string {
  const translate = useTranslate();
  return kind => translate(`resources.jobs.kind.${kind.replaceAll('.', '_')}`, { _: kind });
}

/** What takes longer than a call: one's own, or everybody's for who may see them. */
export function JobList() {
  const translate = useTranslate();
  const format = useFormat();
  const name = useJobName();
  const seesAll = useAllowed('job.read');
  return (
    <ListPage<Job>
      resource="jobs" to={job => `/jobs/${job.id}`}
      filters={seesAll ? [{ source: 'mine', label: 'resources.jobs.whose', choices: [{ id: 'true', name: translate('resources.customers.fields.mine') }] }] : []}
      columns={[
        { key: 'kind', label: field('kind'), render: job => name(job.kind) },
        { key: 'state', label: field('state'), render: job => <Status value={job.state} text={`resources.jobs.state.${job.state}`} />, width: 120 },
        { key: 'done', label: field('done'), render: job => <JobProgress job={job} />, width: 300 },
        { key: 'createdBy', label: field('createdBy'), render: job => <Person id={job.createdBy} /> },
        { key: 'createdAt', label: field('createdAt'), render: job => <time dateTime={job.createdAt} title={format.dateTime(job.createdAt)}>{format.ago(job.createdAt)}</time> },
        { key: 'finishedAt', label: field('finishedAt'), render: job => job.finishedAt && format.dateTime(job.finishedAt), spare: true },
      ]}
      card={job => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, mb: 0.75 }}>
            <Typography sx={{ fontWeight: 600 }}>{name(job.kind)}</Typography>
            <Status value={job.state} text={`resources.jobs.state.${job.state}`} />
          </Stack>
          <JobProgress job={job} />
          <Typography variant="body2" color="textSecondary">{format.ago(job.createdAt)} · <Person id={job.createdBy} /></Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.jobs.name', { smart_count: 2 })} sub={translate('resources.jobs.about')} />}
      empty={<Empty icon={JobsIcon} title={translate('resources.jobs.empty')} help={translate('resources.jobs.emptyHelp')} />}
    />
  );
}
