import { Box, Button, Card, CircularProgress, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { newKey, ProblemError } from 'kehu-client';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Form, ResourceContextProvider, useDataProvider, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useFormContext, useFormState, type UseFormSetError } from 'react-hook-form';
import { Link } from 'react-router-dom';
import { filled, mergePatch, type Json } from '../api/patch';
import { describeProblem, fieldMessages, isConflict } from '../api/problem';
import { Conflict } from './Conflict';
import { Preview } from './Preview';

interface Props {
  resource: string;
  /** The resource whose texts name the fields, if another: contacts for those of one customer. */
  labels?: string;
  /** The record that is changed; absent for a new one. */
  record?: RaRecord;
  /** What a new one begins with. */
  initial?: Json;
  /** Leaves out what was offered and not filled in. */
  prepare?: (values: Json) => Json;
  /** Ask the system what it would store, and the person whether that is right, before it is stored. */
  preview?: boolean;
  cancel: string;
  onSaved: (record: RaRecord) => void;
  children: ReactNode;
  saveLabel?: string;
  /** Only to look at: there is nothing to save. */
  fixed?: boolean;
}

interface Clash {
  original: RaRecord;
  theirs: RaRecord;
  mine: Json;
}

const nothing: Json = {};
const same = (values: Json): Json => values;

/** A form over a record of the API: problems beside their fields, a preview, and a choice where somebody was faster. */
export function RecordForm({ resource, labels = resource, record, initial = nothing, prepare = same, preview, cancel, onSaved, children, saveLabel, fixed }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const provider = useDataProvider();
  const queries = useQueryClient();
  const [seen, setSeen] = useState<{ values: Json; outcome: RaRecord }>();
  const [clash, setClash] = useState<Clash>();
  const [busy, setBusy] = useState(false);
  // The same key for the same body: a save that is repeated after a broken connection makes nothing twice.
  const key = useRef({ body: '', key: '' });
  const mark = useRef<UseFormSetError<Json>>(null);

  const send = async (values: Json, before: RaRecord | undefined, validateOnly = false): Promise<RaRecord> => {
    if (before) return (await provider.update(resource, { id: before.id, data: values, previousData: before, meta: { validateOnly } })).data;
    const body = JSON.stringify(filled(values));
    if (key.current.body !== body) key.current = { body, key: newKey() };
    return (await provider.create(resource, { data: values, meta: { validateOnly, key: key.current.key } })).data;
  };

  const fail = async (error: unknown, values: Json, before: RaRecord | undefined) => {
    if (isConflict(error) && before) {
      const theirs = await theirsOf(before);
      if (theirs) {
        setClash({ original: before, theirs, mine: values });
        return;
      }
    }
    notify(describeProblem(error, translate), { type: 'error', multiLine: true, autoHideDuration: 10_000 });
    for (const [name, message] of Object.entries(fieldMessages(error))) mark.current?.(name, { type: 'server', message });
  };

  const theirsOf = async (before: RaRecord): Promise<RaRecord | undefined> => {
    try {
      return (await provider.getOne(resource, { id: before.id })).data;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) notify('kehu.form.conflict.gone', { type: 'error' });
      return undefined;
    }
  };

  const store = async (values: Json, before: RaRecord | undefined) => {
    setBusy(true);
    try {
      const saved = await send(values, before);
      setSeen(undefined);
      setClash(undefined);
      await queries.invalidateQueries({ queryKey: [resource] });
      onSaved(saved);
    } catch (error) {
      setSeen(undefined);
      await fail(error, values, before);
    } finally {
      setBusy(false);
    }
  };

  const submit = async (entered: Json) => {
    const values = prepare(entered);
    if (record && Object.keys(mergePatch(record as Json, values)).length === 0) {
      notify('kehu.form.nothing', { type: 'info' });
      return;
    }
    if (!preview) {
      await store(values, record);
      return;
    }
    setBusy(true);
    try {
      setSeen({ values, outcome: await send(values, record, true) });
    } catch (error) {
      await fail(error, values, record);
    } finally {
      setBusy(false);
    }
  };

  return (
    <ResourceContextProvider value={labels}>
      <Form record={(record ?? initial) as RaRecord} onSubmit={submit as never} mode="onBlur" noValidate disableInvalidFormNotification>
        <Marker mark={mark} />
        <Refused />
        <Stack sx={{ gap: 2.5 }}>
          {children}
          {!fixed && <Buttons cancel={cancel} busy={busy} label={saveLabel ?? translate(preview ? 'kehu.action.preview' : 'kehu.action.save')} />}
        </Stack>
      </Form>
      {seen && <Preview resource={labels} entered={seen.values} outcome={seen.outcome} before={record} busy={busy} onBack={() => setSeen(undefined)} onSave={() => void store(seen.values, record)} />}
      {clash && <Conflict resource={labels} {...clash} busy={busy} onDrop={() => onSaved(clash.theirs)} onSave={merged => void store(merged, clash.theirs)} onClose={() => setClash(undefined)} />}
    </ResourceContextProvider>
  );
}

/** Lends the form's way to mark a field to what answers outside of it. */
export function Marker({ mark }: { mark: RefObject<UseFormSetError<Json> | null> }) {
  mark.current = useFormContext<Json>().setError;
  return null;
}

/** The kinds of the errors, at any depth. */
function kindsOf(errors: unknown): string[] {
  if (typeof errors !== 'object' || errors === null || errors instanceof Element) return [];
  const { type } = errors as { type?: unknown };
  return typeof type === 'string' ? [type] : Object.values(errors).flatMap(kindsOf);
}

/** Says that something is wrong where the form itself found it, as the field may be out of sight. */
function Refused() {
  const notify = useNotify();
  const { submitCount, errors } = useFormState();
  const found = kindsOf(errors).some(kind => kind !== 'server');
  useEffect(() => {
    if (submitCount > 0 && found) notify('kehu.form.invalid', { type: 'warning' });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [submitCount]);
  return null;
}

/** The buttons, always in sight. */
function Buttons({ cancel, busy, label }: { cancel: string; busy: boolean; label: string }) {
  const translate = useTranslate();
  const { isSubmitting, dirtyFields } = useFormState();
  const isDirty = Object.keys(dirtyFields).length > 0;
  const waiting = busy || isSubmitting;
  return (
    <Card sx={{ position: 'sticky', bottom: 0, zIndex: 3, p: 1.5, display: 'flex', alignItems: 'center', gap: 1.5, borderRadius: '12px 12px 0 0', boxShadow: '0 -6px 20px -12px rgba(0,0,0,.25)' }}>
      <Typography variant="body2" color="textSecondary" sx={{ display: { xs: 'none', sm: 'block' } }}>{translate(isDirty ? 'kehu.form.unsaved' : 'kehu.form.required')}</Typography>
      <Box sx={{ ml: 'auto', display: 'flex', gap: 1, flex: { xs: 1, sm: 'none' } }}>
        <Button component={Link} to={cancel} data-key="back" variant="outlined" color="inherit" sx={{ flex: { xs: 1, sm: 'none' } }}>{translate('kehu.action.cancel')}</Button>
        <Button type="submit" data-key="save" variant="contained" disabled={waiting} startIcon={waiting ? <CircularProgress size={16} color="inherit" /> : undefined} sx={{ flex: { xs: 1, sm: 'none' } }}>{label}</Button>
      </Box>
    </Card>
  );
}
