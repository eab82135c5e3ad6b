import { Alert, Button, Card, FormControlLabel, Radio, RadioGroup, Stack, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { describeProblem, fieldMessages } from '../../api/problem';
import { FieldGrid, Wide } from '../../form/FormSection';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { SubjectPicker } from '../permissions/SubjectPicker';

type Preview = Schema<'CustomersTransferOutput'>;

/** Gives customers of one user to another: all, or those that were chosen; shows what would happen first. */
export function Transfer() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const who = useMe();
  const [search] = useSearchParams();
  const chosen = search.get('customers')?.split(',') ?? [];
  const [from, setFrom] = useState(search.get('from') ?? '');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [all, setAll] = useState(chosen.length === 0);
  const allowed = useAllowed('customer.transfer');
  const send = (validateOnly: boolean) => kehu.POST('/v1/customers/transfer', {
    params: { query: validateOnly ? { validateOnly } : {} },
    body: { from, to, reason: reason.trim() || undefined, ...(all ? { all } : { customers: chosen }) },
  }).then(({ data }) => data!);
  const preview = useMutation({ mutationFn: () => send(true) });
  const start = useMutation({ mutationFn: () => send(false), onSuccess: job => navigate(`/jobs/${job.id}`) });
  if (who && !allowed) return <Problem kind="denied" />;
  const change = <T,>(set: (value: T) => void) => (value: T) => {
    preview.reset();
    start.reset();
    set(value);
  };
  const error = start.error ?? preview.error;
  const faults = fieldMessages(error);
  return (
    <>
      <PageHead title={translate('resources.transfer.title')} sub={translate('resources.transfer.about')} back="/customers" />
      <Stack component="form" noValidate sx={{ gap: 2.5 }} onSubmit={event => { event.preventDefault(); preview.mutate(); }}>
        <Card sx={{ p: { xs: 2, md: 2.5 } }}>
          <FieldGrid>
            <SubjectPicker only="user" label={translate('resources.transfer.from')} value={from} onChange={change(setFrom)} fault={faults.from} />
            <SubjectPicker only="user" label={translate('resources.transfer.to')} value={to} onChange={change(setTo)} fault={faults.to} />
            {chosen.length > 0 && (
              <Wide>
                <RadioGroup row value={String(all)} onChange={event => change(setAll)(event.target.value === 'true')} aria-label={translate('resources.transfer.which')}>
                  <FormControlLabel value="false" control={<Radio />} label={translate('resources.transfer.chosen', { smart_count: chosen.length })} />
                  <FormControlLabel value="true" control={<Radio />} label={translate('resources.transfer.all')} />
                </RadioGroup>
              </Wide>
            )}
            <Wide><TextField fullWidth label={translate('resources.transfer.reason')} value={reason} onChange={event => change(setReason)(event.target.value)} error={Boolean(faults.reason)} helperText={faults.reason || translate('resources.transfer.reasonHelp')} /></Wide>
          </FieldGrid>
          {error && Object.keys(faults).length === 0 && <Alert severity="error" sx={{ mt: 2, whiteSpace: 'pre-line' }}>{describeProblem(error, translate)}</Alert>}
          <Button type="submit" variant={preview.data ? 'outlined' : 'contained'} data-key={preview.data ? undefined : 'save'} disabled={!from || !to || preview.isPending} sx={{ mt: 2.5 }}>{translate('resources.transfer.preview')}</Button>
        </Card>
        {preview.data && <Outcome outcome={preview.data} busy={start.isPending} onStart={() => start.mutate()} />}
      </Stack>
    </>
  );
}

/** What would happen, row by row where it would not. */
function Outcome({ outcome, busy, onStart }: { outcome: Preview; busy: boolean; onStart: () => void }) {
  const translate = useTranslate();
  const { count = 0, more = false, refused = [] } = outcome.preview ?? {};
  return (
    <SectionCard title={translate('resources.transfer.outcome')}>
      <Typography>{translate(more ? 'resources.transfer.atLeast' : 'resources.transfer.count', { smart_count: count })}</Typography>
      {refused.length > 0 && (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {translate('resources.transfer.refused', { smart_count: refused.length })}
          <ul>{refused.map(row => <li key={row.row}>{row.label ?? row.record}: {row.detail ?? row.code}</li>)}</ul>
        </Alert>
      )}
      <Button variant="contained" data-key="save" disabled={busy || count === 0 && !more} onClick={onStart} sx={{ mt: 2 }}>{translate('resources.transfer.start')}</Button>
    </SectionCard>
  );
}
