import AddIcon from '@mui/icons-material/Add';
import ReviewsIcon from '@mui/icons-material/FactCheckOutlined';
import { Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { MomentInput } from '../../form/DayInput';
import { FormSection } from '../../form/FormSection';
import { DepartmentInput, RoleInput, useChoices, UsersInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

type Review = Schema<'Review'>;

const field = (name: string) => `resources.reviews.fields.${name}`;

/** How many of the grants are decided. */
export function ReviewProgress({ review }: { review: Review }) {
  const translate = useTranslate();
  const done = review.keptCount + review.revokedCount, text = translate('resources.reviews.progress', { done, all: review.itemCount });
  return (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', minWidth: 200 }}>
      <LinearProgress variant="determinate" value={review.itemCount > 0 ? done * 100 / review.itemCount : 0} aria-label={text} sx={{ flex: 1, height: 6, borderRadius: 3 }} />
      <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>{text}</Typography>
    </Stack>
  );
}

/** Reviews of who may do what. */
export function ReviewList() {
  const translate = useTranslate();
  const format = useFormat();
  const who = useMe();
  const allowed = useAllowed('review.read'), mayCreate = useAllowed('review.create');
  const states = useChoices('resources.reviews.state', ['gathering', 'open', 'closed']);
  if (who && !allowed) return <Problem kind="denied" />;
  const create = mayCreate && <Button component={Link} to="/reviews/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.reviews.new')}</Button>;
  return (
    <ListPage<Review>
      resource="reviews" to={review => `/reviews/${review.id}`}
      filters={[{ source: 'state', label: field('state'), choices: states }, { source: 'overdue', label: field('overdue'), choices: [{ id: 'true', name: translate('kehu.yes') }] }]}
      columns={[
        { key: 'name', label: field('name'), render: review => review.name },
        { key: 'state', label: field('state'), render: review => <Status value={review.overdue ? 'overdue' : review.state} text={review.overdue ? field('overdue') : `resources.reviews.state.${review.state}`} />, width: 130 },
        { key: 'itemCount', label: field('itemCount'), render: review => <ReviewProgress review={review} />, width: 320 },
        { key: 'dueAt', label: field('dueAt'), render: review => format.date(review.dueAt) },
        { key: 'createdAt', label: field('createdAt'), render: review => format.date(review.createdAt), spare: true },
      ]}
      card={review => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, mb: 0.75 }}>
            <Typography sx={{ fontWeight: 600 }}>{review.name}</Typography>
            <Status value={review.state} text={`resources.reviews.state.${review.state}`} />
          </Stack>
          <ReviewProgress review={review} />
        </Box>
      )}
      head={<PageHead title={translate('resources.reviews.name', { smart_count: 2 })} sub={translate('resources.reviews.about')} actions={create} />}
      empty={<Empty icon={ReviewsIcon} title={translate('resources.reviews.empty')} help={translate('resources.reviews.emptyHelp')}>{create}</Empty>}
    />
  );
}

/** Starts a review. */
export function ReviewCreate() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const who = useMe();
  if (!useAllowed('review.create')) return <Problem kind="denied" />;
  const saved = (review: RaRecord) => {
    notify('kehu.form.created', { type: 'success', messageArgs: { name: review.name } });
    navigate(`/reviews/${review.id}`);
  };
  return (
    <>
      <PageHead title={translate('resources.reviews.new')} sub={translate('resources.reviews.emptyHelp')} back="/reviews" />
      <RecordForm resource="reviews" initial={{ reviewers: who ? [who.user.id] : [] }} cancel="/reviews" onSaved={saved}>
        <FormSection>
          <TextInput source="name" isRequired autoFocus helperText={false} />
          <MomentInput source="dueAt" required />
          <UsersInput source="reviewers" required />
          <RoleInput source="role" help={translate('kehu.form.optional')} />
          <DepartmentInput source="departmentId" help={translate('kehu.form.optional')} />
        </FormSection>
      </RecordForm>
    </>
  );
}
