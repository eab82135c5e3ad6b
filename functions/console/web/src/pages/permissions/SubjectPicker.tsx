import { Autocomplete, TextField } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useMemo } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useRoles } from '../../form/useRoles';
import { useAllowed } from '../../layout/useMe';

export interface Subject {
  id: string;
  name: string;
  kind: 'user' | 'role';
}

/** Everybody and every role that permissions can be asked of. */
export function useSubjects(): Subject[] {
  const may = useAllowed('user.read');
  const { data: users } = useGetList<Schema<'User'>>('users', { pagination: { page: 1, perPage: 200 } }, { enabled: may, staleTime: 60_000 });
  const roles = useRoles();
  return useMemo(() => [
    ...(users ?? []).filter(user => user.status !== 'left').map(user => ({ id: user.id, name: user.name, kind: 'user' as const })),
    ...(roles?.items ?? []).map(role => ({ id: role.id, name: role.name, kind: 'role' as const })),
  ], [users, roles]);
}

interface Props {
  label: string;
  value: string;
  onChange: (id: string) => void;
  /** Only users, or only what has a name here. */
  only?: Subject['kind'];
  fault?: string;
}

/** Chooses a user or a role. */
export function SubjectPicker({ label, value, onChange, only, fault }: Props) {
  const translate = useTranslate();
  const subjects = useSubjects().filter(subject => !only || subject.kind === only);
  return (
    <Autocomplete
      size="small" fullWidth options={subjects} value={subjects.find(subject => subject.id === value) ?? null} onChange={(_, chosen) => onChange(chosen?.id ?? '')}
      getOptionLabel={subject => subject.name} getOptionKey={subject => subject.id} groupBy={only ? undefined : subject => translate(`resources.permissions.subject.${subject.kind}`)}
      isOptionEqualToValue={(a, b) => a.id === b.id} renderInput={params => <TextField {...params} label={label} error={Boolean(fault)} helperText={fault} />}
    />
  );
}
