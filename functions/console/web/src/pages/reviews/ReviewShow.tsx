import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Chip, Divider, MenuItem, Select, Stack, Typography } from '@mui/material';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useLocaleState, useNotify, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { saveAs } from '../../api/download';
import { kehu } from '../../api/kehu';
import { offered, offers } from '../../api/offers';
import { provider } from '../../api/provider';
import type { Json } from '../../api/patch';
import { describeProblem } from '../../api/problem';
import { AskDialog } from '../../form/AskDialog';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { useRoleName } from '../../form/useRoles';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionCard, SectionSkeleton } from '../../show/Facts';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { ReviewProgress } from './Reviews';

type Item = Schema<'ReviewsItemView'>;

/** A review: who has what, to be kept or revoked. */
export function ReviewShow() {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const { id = '' } = useParams();
  const queries = useQueryClient();
  const [closing, setClosing] = useState(false);
  const mayClose = useAllowed('review.close');
  const { data: review, error, refetch } = useQuery({
    queryKey: ['reviews', 'one', id], retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/reviews/{id}', { params: { path: { id } }, signal }).then(({ data }) => data!),
    refetchInterval: query => (query.state.data?.state === 'gathering' ? 1_500 : false),
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!review) return <Stack sx={{ pt: 6 }}><SectionSkeleton lines={6} /></Stack>;
  const close = async () => {
    await provider.act('reviews', id, 'close');
    await queries.invalidateQueries({ queryKey: ['reviews'] });
    notify('resources.users.done', { type: 'success' });
  };
  const download = async () => {
    try {
      const { data } = await kehu.GET('/v1/reviews/{id}/items', { params: { path: { id }, query: { format: 'csv', limit: 200 } }, parseAs: 'blob' });
      saveAs(data as unknown as Blob, `${review.name}.csv`);
    } catch (cause) {
      notify(describeProblem(cause, translate), { type: 'error', multiLine: true });
    }
  };
  return (
    <>
      <PageHead
        title={review.name} back="/reviews"
        sub={<Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}><Status value={review.overdue ? 'overdue' : review.state} text={review.overdue ? 'resources.reviews.fields.overdue' : `resources.reviews.state.${review.state}`} /><span>{translate('resources.reviews.fields.dueAt')} {format.date(review.dueAt)}</span><ReviewProgress review={review} /></Stack>}
        actions={(
          <>
            <Button variant="outlined" color="inherit" startIcon={<DownloadIcon />} onClick={() => void download()}>CSV</Button>
            {mayClose && review.state === 'open' && <Button variant="outlined" onClick={() => setClosing(true)}>{translate('resources.reviews.close')}</Button>}
          </>
        )}
      />
      <Items review={review} onDone={() => void refetch()} />
      {closing && <ConfirmDialog title={translate('resources.reviews.close')} text={translate('resources.reviews.closeHelp')} label={translate('resources.reviews.close')} work={close} onClose={() => setClosing(false)} />}
    </>
  );
}

function Items({ review, onDone }: { review: Schema<'Review'>; onDone: () => void }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const queries = useQueryClient();
  const [decision, setDecision] = useState<'' | Item['decision']>('');
  const [asked, setAsked] = useState<{ item: Item; step: 'keep' | 'revoke' }>();
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['reviews', 'items', review.id, review.state, decision, locale], enabled: review.state !== 'gathering', retry: false, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => kehu.GET('/v1/reviews/{id}/items', { params: { path: { id: review.id }, query: { limit: 50, cursor, decision: decision || undefined } }, signal }).then(({ data }) => data as Schema<'ReviewsItemsOutput'>),
    getNextPageParam: page => page.nextCursor,
  });
  const items = data?.pages.flatMap(page => page.items) ?? [];
  const decide = async (values: Json) => {
    await kehu.POST(asked!.step === 'keep' ? '/v1/reviews/{id}/items/{itemId}/keep' : '/v1/reviews/{id}/items/{itemId}/revoke', { params: { path: { id: review.id, itemId: asked!.item.id } }, body: { note: values.note as string | undefined } });
    await queries.invalidateQueries({ queryKey: ['reviews', 'items', review.id] });
    onDone();
  };
  const choose = (
    <Select size="small" displayEmpty value={decision} onChange={event => setDecision(event.target.value as typeof decision)} SelectDisplayProps={{ 'aria-label': translate('resources.reviews.fields.decision') }} sx={{ fontSize: '0.875rem' }}>
      <MenuItem value="">{translate('kehu.list.any')}</MenuItem>
      {(['undecided', 'kept', 'revoked'] as const).map(one => <MenuItem key={one} value={one}>{translate(`resources.reviews.decision.${one}`)}</MenuItem>)}
    </Select>
  );
  return (
    <SectionCard title={translate('resources.reviews.items')} action={choose}>
      {!data && <SectionSkeleton lines={4} />}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {items.map(item => <Line key={item.id} item={item} onDecide={step => setAsked({ item, step })} />)}
        {data && items.length === 0 && <Typography component="li" variant="body2" color="textSecondary">{translate('kehu.list.none')}</Typography>}
      </Stack>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{translate('kehu.list.more')}</Button>}
      {asked && (
        <AskDialog
          title={`${translate(`resources.reviews.${asked.step}`)}${translate('kehu.colon')}${asked.item.userName}`} text={translate(`resources.reviews.${asked.step}Help`, { name: asked.item.userName })} label={translate(`resources.reviews.${asked.step}`)}
          danger={asked.step === 'revoke'} labels="reviews" work={decide} onClose={() => setAsked(undefined)}
        >
          <TextInput source="note" autoFocus helperText={false} />
        </AskDialog>
      )}
    </SectionCard>
  );
}

function Line({ item, onDecide }: { item: Item; onDecide: (step: 'keep' | 'revoke') => void }) {
  const translate = useTranslate();
  const format = useFormat();
  const roleName = useRoleName();
  const what = item.role ? roleName(item.role) : `${item.brought.join(translate('kehu.comma'))}${translate('kehu.aside', { text: translate('resources.reviews.byPosition') })}`;
  return (
    <Box component="li" sx={{ py: 1.25, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1.2fr) minmax(0, 1.4fr) auto' }, columnGap: 2, rowGap: 0.75, alignItems: 'center' }}>
      <Box>
        <Typography sx={{ fontWeight: 600 }}>{item.userName}</Typography>
        <Typography variant="body2" color="textSecondary">{item.lastSeenAt ? translate('resources.reviews.seen', { when: format.ago(item.lastSeenAt) }) : translate('resources.reviews.never')}</Typography>
      </Box>
      <Box>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}><Typography>{what}</Typography>{item.unused && <Chip size="small" variant="outlined" color="warning" label={translate('resources.reviews.unused')} />}</Stack>
        <Typography variant="body2" color="textSecondary">{[item.grantedAt && format.date(item.grantedAt), item.reason, item.note].filter(Boolean).join(' · ')}</Typography>
      </Box>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        {item.decision !== 'undecided' && <Stack sx={{ alignItems: { sm: 'flex-end' } }}><Status value={item.decision} text={`resources.reviews.decision.${item.decision}`} /><Typography variant="caption" color="textSecondary">{item.gone ? translate('resources.reviews.gone') : <Person id={item.decidedBy} />}</Typography></Stack>}
        {offered(item, 'keep')?.detail && <Typography variant="body2" color="textSecondary" sx={{ maxWidth: { sm: 240 } }}>{offered(item, 'keep')!.detail}</Typography>}
        {(['keep', 'revoke'] as const).filter(step => offers(item, step)).map(step => (
          <Button key={step} size="small" variant="outlined" color={step === 'revoke' ? 'error' : 'primary'} onClick={() => onDecide(step)} aria-label={`${translate(`resources.reviews.${step}`)}${translate('kehu.colon')}${item.userName}, ${what}`}>{translate(`resources.reviews.${step}`)}</Button>
        ))}
      </Stack>
    </Box>
  );
}
