import { AutocompleteInput, TextInput, useGetList, type RaRecord } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Schema } from 'kehu-client';
import { FormSection, Wide } from '../../form/FormSection';
import { PhoneInput, WordInput } from '../../form/inputs';
import { SimpleCreate, SimpleEdit } from '../SimpleEdit';

const common = { resource: 'departments', object: 'department', nameOf: (record: RaRecord) => record.shortName } as const;

export function DepartmentCreate() {
  const [search] = useSearchParams();
  const parentId = search.get('parent') ?? undefined;
  return <SimpleCreate {...common} initial={{ kind: 'department', parentId }}><Fields /></SimpleCreate>;
}

export function DepartmentEdit() {
  return <SimpleEdit {...common}>{record => <Fields record={record} />}</SimpleEdit>;
}

/** A department of the tree; never one below `without`, which would make a circle. */
export function DepartmentInput({ source, without }: { source: string; without?: string }) {
  const { data = [], isPending } = useGetList<Schema<'DepartmentSummary'>>('departments', {});
  const choices = data.filter(other => other.id !== without && !(without && other.path?.includes(without)))
    .map(other => ({ id: other.id, name: `${'\u2003'.repeat(other.path?.length ?? 0)}${other.number} ${other.shortName}` }));
  return <AutocompleteInput source={source} choices={choices} isPending={isPending} translateChoice={false} helperText={false} inputText={choice => choice.name.trim()} />;
}

function Fields({ record }: { record?: RaRecord }) {
  return (
    <FormSection>
      <TextInput source="number" isRequired autoFocus={!record} helperText={false} />
      <WordInput source="kind" texts="resources.departments.kind" keys={['company', 'department']} />
      <TextInput source="shortName" isRequired helperText={false} />
      <TextInput source="fullName" isRequired helperText={false} />
      <Wide><DepartmentInput source="parentId" without={record?.id as string | undefined} /></Wide>
      <PhoneInput source="phone" />
      <PhoneInput source="fax" />
    </FormSection>
  );
}
