import CustomersIcon from '@mui/icons-material/HandshakeOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import RefreshIcon from '@mui/icons-material/Refresh';
import { Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useGetOne, useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { describeProblem } from '../../api/problem';
import { provider } from '../../api/provider';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { listOf } from '../../show/paths';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { SectionCard, SectionSkeleton } from '../../show/Facts';
import { History } from '../../show/History';
import { useFormat } from '../../show/useFormat';
import { CustomerCard, type Summary } from '../customers/CustomerList';
import { JobProgress } from '../jobs/JobProgress';
import { RuleText } from './RuleText';
import type { Segment } from './Segments';
import { Standing } from './Standing';

/** How often a run is looked at, in milliseconds. */
const pulse = 1_000;

/** A segment: its rule, who is in it, and how far the run is that works that out. */
export function SegmentShow() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const format = useFormat();
  const queries = useQueryClient();
  const { id = '' } = useParams();
  const [asking, setAsking] = useState(false);
  const mayUpdate = useAllowed('segment.update'), mayDelete = useAllowed('segment.delete'), mayAudit = useAllowed('audit.read');
  const { data: segment, error, refetch } = useGetOne<Segment>('segments', { id }, {
    retry: false, staleTime: 0, refetchInterval: query => (query.state.data?.members?.computing ? pulse : false),
  });
  const computing = segment?.members?.computing === true;
  const was = useRef(computing);
  useEffect(() => {
    if (was.current && !computing) void queries.invalidateQueries({ queryKey: [`segments/${id}/members`] });
    was.current = computing;
  }, [computing, id, queries]);
  if (error && !segment) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!segment) return <Stack sx={{ gap: 2.5, pt: 6 }}><SectionSkeleton lines={3} /><SectionSkeleton /></Stack>;
  const recompute = async () => {
    try {
      await provider.act('segments', id, 'recompute');
      await refetch();
    } catch (cause) {
      notify(describeProblem(cause, translate), { type: 'error', multiLine: true });
    }
  };
  const remove = async () => {
    await provider.delete('segments', { id, previousData: segment });
    await queries.invalidateQueries({ queryKey: ['segments', 'getList'] });
    notify('kehu.confirm.deleted', { type: 'success', messageArgs: { name: segment.name } });
    navigate('/segments');
  };
  return (
    <>
      <PageHead
        title={segment.name} sub={segment.notes} back="/segments"
        actions={(
          <>
            {mayUpdate && <Button variant="outlined" color="inherit" startIcon={<RefreshIcon />} disabled={computing} onClick={() => void recompute()}>{translate('resources.segments.recompute')}</Button>}
            {mayDelete && <Button variant="outlined" color="error" startIcon={<DeleteIcon />} onClick={() => setAsking(true)}>{translate('kehu.action.delete')}</Button>}
            {mayUpdate && <Button component={Link} to={`/segments/${id}`} variant="contained" startIcon={<EditIcon />}>{translate('kehu.action.edit')}</Button>}
          </>
        )}
      />
      <Stack sx={{ gap: 2.5 }}>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 2fr' }, gap: 2.5 }}>
          <SectionCard title={translate('resources.segments.fields.members')}>
            <Standing segment={segment} large />
            {computing
              ? <Box sx={{ mt: 1.5 }}><Run id={segment.members?.jobId} /></Box>
              : segment.members?.computedAt && <Typography variant="body2" color="textSecondary">{translate('resources.segments.asOf', { when: format.dateTime(segment.members.computedAt) })}</Typography>}
          </SectionCard>
          <SectionCard title={translate('resources.segments.fields.conditions')}><RuleText rule={segment} /></SectionCard>
        </Box>
        <Members id={id} />
        {mayAudit && <SectionCard title={translate('kehu.history.title')}><History entity={id} version={segment.version} /></SectionCard>}
      </Stack>
      {asking && (
        <ConfirmDialog
          title={translate('kehu.confirm.delete', { name: segment.name })} text={translate('resources.segments.deleteHelp')} label={translate('kehu.action.delete')} danger
          work={remove} onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** How far a run is; only that it goes on where it is somebody else's. */
function Run({ id }: { id: string | undefined }) {
  const translate = useTranslate();
  const { data: job } = useQuery({
    queryKey: ['job', id, 'run'], enabled: id !== undefined, retry: false, throwOnError: false,
    queryFn: ({ signal }) => kehu.GET('/v1/jobs/{id}', { params: { path: { id: id! } }, signal }).then(({ data }) => data!),
    refetchInterval: query => (query.state.error ? false : pulse),
  });
  return (
    <>
      <Typography variant="body2" color="textSecondary" role="status" sx={{ mb: 0.5 }}>{translate('resources.segments.computing')}</Typography>
      {job ? <JobProgress job={job} /> : <LinearProgress aria-label={translate('resources.segments.computing')} sx={{ height: 6, borderRadius: 3 }} />}
    </>
  );
}

const field = (name: string) => `resources.customers.fields.${name}`;

/** The customers of a segment that the reader may see. */
function Members({ id }: { id: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const mayRead = useAllowed('customer.read');
  if (!mayRead) return null;
  return (
    <Box component="section">
      <ListPage<Summary>
        resource={`segments/${id}/members`} to={customer => `/customers/${customer.id}/show`}
        columns={[
          { key: 'name', label: field('name'), render: customer => customer.name },
          { key: 'number', label: field('number'), render: customer => customer.number, width: 110 },
          { key: 'status', label: field('status'), render: customer => <Status value={customer.status} text={`resources.customers.status.${customer.status}`} />, width: 110 },
          { key: 'place', label: field('place'), render: customer => format.place(customer.place) },
          { key: 'owner', label: field('owner'), render: customer => customer.owner && <Person id={customer.owner} /> },
        ]}
        card={customer => <CustomerCard customer={customer} />}
        head={(
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 1 }}>
            <Typography variant="h2">{translate('resources.segments.who')}</Typography>
            <Button component={Link} to={listOf('customers', { segment: id })} size="small" startIcon={<CustomersIcon />}>{translate('resources.segments.list')}</Button>
          </Stack>
        )}
        empty={<Empty icon={CustomersIcon} title={translate('resources.segments.nobody')} help={translate('resources.segments.nobodyHelp')} />}
      />
    </Box>
  );
}
