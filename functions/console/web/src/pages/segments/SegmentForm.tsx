import { Chip, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { FormSection, Wide } from '../../form/FormSection';
import { WordInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { useRecord } from '../useRecord';
import { Conditions } from './Conditions';
import { Live } from './Live';
import { prepare, starts } from './rule';
import type { Segment } from './Segments';

const fresh = { match: 'all', conditions: [{ field: 'tag', in: [] }] };

export function SegmentCreate() {
  const translate = useTranslate();
  const saved = useSaved();
  if (!useAllowed('segment.create')) return <Problem kind="denied" />;
  return (
    <>
      <PageHead title={translate('resources.segments.new')} sub={translate('resources.segments.newHelp')} back="/segments" />
      <RecordForm resource="segments" initial={fresh} prepare={prepare} cancel="/segments" onSaved={record => saved(record, true)}><Fields /></RecordForm>
    </>
  );
}

export function SegmentEdit() {
  const translate = useTranslate();
  const saved = useSaved();
  const mayUpdate = useAllowed('segment.update');
  const { data: record, error } = useRecord<Segment>('segments', true);
  if (error) return <Problem error={error} />;
  if (!record) return <Stack sx={{ pt: 6 }}><SectionSkeleton lines={6} /></Stack>;
  const back = `/segments/${record.id}/show`;
  return (
    <>
      <PageHead title={record.name} tab={translate('resources.segments.edit')} back={back} />
      <RecordForm resource="segments" record={record} prepare={prepare} cancel={back} onSaved={saved} fixed={!mayUpdate}><Fields record={record} /></RecordForm>
    </>
  );
}

function useSaved(): (record: RaRecord, created?: boolean) => void {
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (record, created) => {
    notify(created ? 'kehu.form.created' : 'kehu.form.saved', { type: 'success', messageArgs: { name: record.name } });
    void queries.invalidateQueries({ queryKey: [`segments/${record.id}/members`] });
    navigate(`/segments/${record.id}/show`);
  };
}

function Fields({ record }: { record?: Segment }) {
  const translate = useTranslate();
  return (
    <>
      <FormSection>
        <TextInput source="name" isRequired autoFocus={!record} helperText={false} />
        <WordInput source="match" texts="resources.segments.match" keys={['all', 'any']} required />
        <Wide><TextInput source="notes" multiline minRows={2} helperText={false} /></Wide>
      </FormSection>
      <FormSection title={translate('resources.segments.fields.conditions')} help={translate('resources.segments.ruleHelp')}>
        {!record && <Wide><Starts /></Wide>}
        <Wide><Conditions /></Wide>
      </FormSection>
      <Live record={record} />
    </>
  );
}

/** Rules to begin with. */
function Starts() {
  const translate = useTranslate();
  const { setValue, getValues } = useFormContext();
  const begin = (name: keyof typeof starts) => {
    setValue('conditions', starts[name], { shouldDirty: true });
    if (!getValues('name')) setValue('name', translate(`resources.segments.start.${name}`), { shouldDirty: true });
  };
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <Typography variant="body2" color="textSecondary">{translate('resources.segments.startWith')}</Typography>
      {(Object.keys(starts) as (keyof typeof starts)[]).map(name => <Chip key={name} label={translate(`resources.segments.start.${name}`)} variant="outlined" onClick={() => begin(name)} />)}
    </Stack>
  );
}
