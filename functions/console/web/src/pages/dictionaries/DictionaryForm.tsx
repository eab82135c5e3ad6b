import { BooleanInput, NumberInput, TextInput, useGetList, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { FormSection, Wide } from '../../form/FormSection';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';

/** Makes an entry of a dictionary, or changes one. */
export function DictionaryForm() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { kind = '', code } = useParams();
  const resource = `dictionaries/${kind}`, list = `/${resource}`;
  const allowed = useAllowed(code ? 'dictionary.update' : 'dictionary.create');
  const { data, error } = useGetList<RaRecord>(resource, {}, { retry: false, enabled: Boolean(code), gcTime: 0, refetchOnWindowFocus: false });
  const record = data?.find(entry => entry.code === code);
  if (!allowed) return <Problem kind="denied" />;
  if (error || (code && data && !record)) return <Problem error={error} kind={error ? undefined : 'notFound'} />;
  const title = translate(code ? 'resources.dictionaries.edit' : 'resources.dictionaries.new');
  const saved = () => {
    notify('kehu.form.saved', { type: 'success' });
    navigate(list);
  };
  return (
    <>
      <PageHead title={title} sub={translate(`resources.dictionaries.kind.${kind}`, { _: kind })} back={list} />
      {code && !record
        ? <SectionSkeleton />
        : (
          <RecordForm resource={resource} labels="dictionaries" record={record} initial={{ order: 0 }} cancel={list} onSaved={saved}>
            <FormSection>
              {!code && <Wide><TextInput source="code" label="resources.dictionaries.fields.code" isRequired autoFocus helperText={translate('resources.dictionaries.codeHelp')} /></Wide>}
              <TextInput source="names.en" label="resources.dictionaries.fields.names.en" isRequired helperText={false} />
              <TextInput source="names.zh-CN" label="resources.dictionaries.fields.names.zh-CN" isRequired helperText={false} />
              <NumberInput source="order" label="resources.dictionaries.fields.order" min={0} helperText={false} />
              <BooleanInput source="disabled" label="resources.dictionaries.fields.disabled" helperText={false} />
            </FormSection>
          </RecordForm>
        )}
    </>
  );
}
