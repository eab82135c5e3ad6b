import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetOne } from 'react-admin';
import { kehu } from '../../api/kehu';
import { useSettled } from '../../layout/useSettled';

interface Props {
  label: string;
  value: string;
  onChange: (id: string) => void;
  fault?: string;
}

/** Finds a customer by some letters. */
export function CustomerPicker({ label, value, onChange, fault }: Props) {
  const [text, setText] = useState('');
  const q = useSettled(text.trim(), 250);
  const { data: chosen } = useGetOne('customers', { id: value }, { enabled: value !== '', retry: false, staleTime: 60_000 });
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['customers', 'pick', q],
    queryFn: ({ signal }) => kehu.GET('/v1/customers', { params: { query: { q: q || undefined, limit: 20 } }, signal }).then(({ data }) => data!.items.map(({ id, name, number }) => ({ id, name, number }))),
  });
  const current = value ? { id: value, name: (chosen?.name as string | undefined) ?? '…', number: (chosen?.number as string | undefined) ?? '' } : null;
  const options = current && !found.some(one => one.id === value) ? [current, ...found] : found;
  return (
    <Autocomplete
      size="small" fullWidth options={options} value={current} loading={isFetching} filterOptions={all => all} inputValue={text}
      onInputChange={(_, next) => setText(next)} onChange={(_, next) => onChange(next?.id ?? '')} getOptionLabel={one => [one.number, one.name].filter(Boolean).join(' ')} getOptionKey={one => one.id}
      isOptionEqualToValue={(a, b) => a.id === b.id} renderInput={params => <TextField {...params} label={label} error={Boolean(fault)} helperText={fault} />}
    />
  );
}
