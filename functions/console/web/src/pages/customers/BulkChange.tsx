import { Alert, Button, CircularProgress, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Stack } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useId, useState } from 'react';
import { Form, ResourceContextProvider, TextArrayInput, TextInput, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { filled, isBlank, type Json } from '../../api/patch';
import { describeProblem } from '../../api/problem';
import { FieldGrid } from '../../form/FormSection';
import { DictionaryInput, UserInput, WordInput } from '../../form/inputs';
import { useAllowed } from '../../layout/useMe';
import { statuses } from './CustomerForm';

type Body = Schema<'CustomersBulkRequest'>;

/** Changes many customers alike: shows first what would happen, then a job does it. */
export function BulkChange({ ids, onClose, onStarted }: { ids: string[]; onClose: () => void; onStarted: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const title = useId();
  const mayHand = useAllowed('customer.transfer');
  const [body, setBody] = useState<Body>();
  const send = (wanted: Body, validateOnly: boolean) => kehu.POST('/v1/customers/bulk', { params: { query: validateOnly ? { validateOnly } : {} }, body: wanted }).then(({ data }) => data!);
  const look = useMutation({ mutationFn: (wanted: Body) => send(wanted, true) });
  const start = useMutation({ mutationFn: (wanted: Body) => send(wanted, false), onSuccess: job => { onStarted(); navigate(`/jobs/${job.id}`); } });
  const error = start.error ?? look.error;
  const preview = look.data?.preview;
  const submit = (entered: Json) => {
    const { addTags, removeTags, reason, ...set } = filled(entered) as Json;
    const wanted = { customers: ids, set: isBlank(set) ? undefined : set, addTags, removeTags, reason } as Body;
    setBody(wanted);
    look.mutate(wanted);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={title}>
      <DialogTitle id={title}>{translate('kehu.bulk.change')}</DialogTitle>
      <ResourceContextProvider value="customers">
        <Form onSubmit={submit as never} noValidate disableInvalidFormNotification>
          <DialogContent sx={{ py: 0.5 }}>
            <DialogContentText sx={{ mb: 2.25 }}>{translate('resources.customers.bulkHelp', { smart_count: ids.length })}</DialogContentText>
            <FieldGrid>
              <WordInput source="status" texts="resources.customers.status" keys={statuses} />
              <DictionaryInput source="level" kind="level" />
              <DictionaryInput source="industry" kind="industry" free />
              {mayHand && <UserInput source="owner" />}
              <TextArrayInput source="addTags" label="resources.customers.addTags" helperText={false} />
              <TextArrayInput source="removeTags" label="resources.customers.removeTags" helperText={false} />
            </FieldGrid>
            <TextInput source="reason" label="resources.customers.reason" helperText={false} sx={{ mt: 2.25 }} />
            <Stack sx={{ gap: 1.5, mt: error || preview ? 2 : 0 }}>
              {error && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{describeProblem(error, translate)}</Alert>}
              {preview && <Alert severity="info">{translate('kehu.bulk.outcome', { smart_count: preview.count })}</Alert>}
              {preview && preview.refused.length > 0 && (
                <Alert severity="warning">{translate('kehu.bulk.refused', { smart_count: preview.refused.length })}<ul>{preview.refused.map(row => <li key={row.row}>{row.label ?? row.record}: {row.detail ?? row.code}</li>)}</ul></Alert>
              )}
            </Stack>
          </DialogContent>
          <DialogActions sx={{ pt: '20px !important' }}>
            <Button onClick={onClose}>{translate('kehu.action.cancel')}</Button>
            <Button type="submit" variant={preview ? 'outlined' : 'contained'} disabled={look.isPending} startIcon={look.isPending ? <CircularProgress size={16} color="inherit" /> : undefined}>{translate('kehu.bulk.look')}</Button>
            {preview && body && <Button variant="contained" disabled={start.isPending || preview.count === 0} onClick={() => start.mutate(body)}>{translate('kehu.bulk.start')}</Button>}
          </DialogActions>
        </Form>
      </ResourceContextProvider>
    </Dialog>
  );
}
