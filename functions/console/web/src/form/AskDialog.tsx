import { Button, CircularProgress, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId, useRef, useState, type ReactNode } from 'react';
import { Form, ResourceContextProvider, useNotify, useTranslate, type RaRecord } from 'react-admin';
import type { UseFormSetError } from 'react-hook-form';
import { filled, type Json } from '../api/patch';
import { describeProblem, fieldMessages } from '../api/problem';
import { FieldGrid } from './FormSection';
import { Marker } from './RecordForm';

interface Props {
  title: string;
  text?: ReactNode;
  /** What the button says. */
  label: string;
  danger?: boolean;
  /** The resource whose texts name the fields. */
  labels: string;
  initial?: Json;
  /** Does it with what was entered, without what was left blank. */
  work: (values: Json) => Promise<void>;
  onClose: () => void;
  children?: ReactNode;
}

const nothing: Json = {};

/** Asks for what an action needs, does it, and shows problems beside the fields. */
export function AskDialog({ title, text, label, danger, labels, initial = nothing, work, onClose, children }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const mark = useRef<UseFormSetError<Json>>(null);
  const submit = async (values: Json) => {
    setBusy(true);
    try {
      await work(filled(values) as Json);
      onClose();
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true, autoHideDuration: 10_000 });
      for (const [name, message] of Object.entries(fieldMessages(error))) mark.current?.(name, { type: 'server', message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <ResourceContextProvider value={labels}>
        <Form record={initial as RaRecord} onSubmit={submit as never} noValidate disableInvalidFormNotification>
          <Marker mark={mark} />
          <DialogContent sx={{ py: 0.5 }}>
            {text && <DialogContentText component="div" sx={{ mb: 2.25 }}>{text}</DialogContentText>}
            <FieldGrid columns={1}>{children}</FieldGrid>
          </DialogContent>
          <DialogActions sx={{ pt: '20px !important' }}>
            <Button onClick={onClose} disabled={busy}>{translate('kehu.action.cancel')}</Button>
            <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={busy} startIcon={busy ? <CircularProgress size={16} color="inherit" /> : undefined}>{label}</Button>
          </DialogActions>
        </Form>
      </ResourceContextProvider>
    </Dialog>
  );
}
