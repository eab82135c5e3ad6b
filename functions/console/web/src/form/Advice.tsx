import { Alert, AlertTitle, Box, Link } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useEffect, useState } from 'react';
import { useDataProvider, useGetMany, useTranslate, type RaRecord } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { isBlank, type Json } from '../api/patch';
import { useSettled } from '../layout/useSettled';
import { useFieldLabel } from '../show/Value';

interface Props {
  resource: string;
  values: Json;
  duplicates?: Schema<'AdviceDuplicate'>[] | null;
  warnings?: Schema<'AdviceWarning'>[] | null;
}

/** The value at a JSON Pointer, and the name of its field. */
function resolve(values: Json, pointer: string): { name: string; value: unknown } {
  const parts = pointer.slice(1).split('/');
  return { name: parts[0], value: parts.reduce<unknown>((value, part) => (value as Json | undefined)?.[part], values) };
}

/** Warnings, and other records that have the same values. */
export function Advice({ resource, values, duplicates, warnings }: Props) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const found = duplicates ?? [];
  const ids = [...new Set(found.map(duplicate => duplicate.record))];
  const { data: records = [] } = useGetMany(resource, { ids }, { enabled: ids.length > 0, retry: false });
  return (
    <>
      {found.length > 0 && (
        <Alert severity="warning" sx={{ mb: 2 }} data-testid="duplicates">
          <AlertTitle>{translate('kehu.form.duplicates.title')}</AlertTitle>
          <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
            {found.map(({ pointer, record: id }) => {
              const { name, value } = resolve(values, pointer);
              const record = records.find(other => other?.id === id);
              return (
                <li key={pointer + id}>
                  {translate('kehu.form.duplicates.field', { field: label(resource, name), value: String(value ?? '') })}{' '}
                  <Link href={`#/${resource}/${id}/show`} target="_blank" rel="noopener" sx={{ fontWeight: 600 }}>{record ? [record.number, record.name].filter(Boolean).join(' ') : translate('kehu.form.duplicates.open')}</Link>
                </li>
              );
            })}
          </Box>
        </Alert>
      )}
      {(warnings?.length ?? 0) > 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          <AlertTitle>{translate('kehu.form.warnings')}</AlertTitle>
          <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
            {warnings!.map(({ pointer, detail }) => <li key={pointer + detail}>{label(resource, resolve(values, pointer).name)}{translate('kehu.colon')}{detail}</li>)}
          </Box>
        </Alert>
      )}
    </>
  );
}

/** Looks for the same record elsewhere while somebody types, when typing pauses. */
export function DuplicateWatch({ resource, record, watch }: { resource: string; record?: RaRecord; watch: string[] }) {
  const provider = useDataProvider();
  const values = useWatch() as Json;
  const settled = useSettled(JSON.stringify(watch.map(name => values[name])), 600);
  const [advice, setAdvice] = useState<RaRecord>();
  useEffect(() => {
    const entered = JSON.parse(settled) as unknown[];
    if (entered.every(isBlank) || isBlank(values.name)) return setAdvice(undefined);
    const untouched = record && watch.every((name, index) => JSON.stringify(record[name] ?? null) === JSON.stringify(entered[index] ?? null));
    if (untouched) return setAdvice(undefined);
    let current = true;
    // What is wrong with the fields shows when they are left or saved; here only duplicates count.
    const data = Object.fromEntries([['name', values.name], ...watch.map((name, index) => [name, entered[index]])]);
    const dry = { validateOnly: true };
    const asked = record
      ? provider.update(resource, { id: record.id, data: { ...record, ...data }, previousData: record, meta: dry })
      : provider.create(resource, { data, meta: dry });
    asked.then(({ data }) => current && setAdvice(data), () => current && setAdvice(undefined));
    return () => { current = false; };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  if (!advice) return null;
  return <Advice resource={resource} values={advice} duplicates={advice.duplicates} warnings={advice.warnings} />;
}
