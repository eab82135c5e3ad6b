import AddIcon from '@mui/icons-material/Add';
import SegmentsIcon from '@mui/icons-material/DonutSmallOutlined';
import { Box, Button, Card, Divider, Link, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { useFormat } from '../../show/useFormat';
import { RuleText } from './RuleText';
import { Standing } from './Standing';

export type Segment = Schema<'Segment'>;

/** Groups of customers by a rule, all of them at once: there are few. */
export function SegmentList() {
  const translate = useTranslate();
  const format = useFormat();
  const mayCreate = useAllowed('segment.create');
  const { data, error, isPending, refetch } = useGetList<Segment>('segments', {}, {
    retry: false, refetchInterval: query => (query.state.data?.data.some(segment => segment.members?.computing) ? 2_000 : false),
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const create = mayCreate && <Button component={RouterLink} to="/segments/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.segments.new')}</Button>;
  return (
    <>
      <PageHead title={translate('resources.segments.name', { smart_count: 2 })} sub={translate('resources.segments.about')} actions={create} />
      {isPending && <SectionSkeleton lines={6} />}
      {data && (
        <Card>
          {data.length === 0 && <Empty icon={SegmentsIcon} title={translate('resources.segments.empty')} help={translate('resources.segments.emptyHelp')}>{create}</Empty>}
          <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map(segment => (
              <Box component="li" key={segment.id} sx={{ px: { xs: 2, md: 2.5 }, py: 2, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1.2fr) minmax(0, 1.6fr) 150px' }, columnGap: 3, rowGap: 1, alignItems: 'start' }}>
                <Box sx={{ minWidth: 0 }}>
                  <Link component={RouterLink} to={`/segments/${segment.id}/show`} color="text.primary" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{segment.name}</Link>
                  {segment.notes && <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>{segment.notes}</Typography>}
                </Box>
                <Box sx={{ fontSize: '0.875rem', minWidth: 0, overflowWrap: 'anywhere' }}><RuleText rule={segment} /></Box>
                <Box sx={{ textAlign: { sm: 'right' } }}>
                  <Standing segment={segment} />
                  {segment.members?.computedAt && <Typography variant="body2" color="textSecondary">{format.ago(segment.members.computedAt)}</Typography>}
                </Box>
              </Box>
            ))}
          </Stack>
        </Card>
      )}
    </>
  );
}
