import { Alert, AlertTitle, Box, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { offered, offers } from '../../api/offers';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { OfferButton } from '../../show/OfferButton';
import { Person } from '../../show/Person';
import { useFormat } from '../../show/useFormat';
import { useFieldLabel, Value } from '../../show/Value';

type Step = 'approve' | 'reject' | 'withdraw';

interface Props {
  customer: { id: string; name: string };
  change: Schema<'CustomerProposal'>;
  onDone: () => void;
}

/** A change that waits for a second person: from what to what, and what can be done with it. */
export function PendingChange({ customer, change, onDone }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const label = useFieldLabel();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Step>();
  const own = offers(change, 'withdraw'), approval = offered(change, 'approve');
  // Who made it takes it back instead of rejecting it.
  const steps: Step[] = (['withdraw', 'reject', 'approve'] as const).filter(step => (step === 'approve' ? approval : offers(change, step) && !(step === 'reject' && own)));
  const from = change.from as Json, to = change.to as Json;
  const decide = async ({ reason }: Json) => {
    const path = { id: customer.id, changeId: change.id };
    if (asked === 'approve') await kehu.POST('/v1/customers/{id}/changes/{changeId}/approve', { params: { path } });
    else if (asked === 'reject') await kehu.POST('/v1/customers/{id}/changes/{changeId}/reject', { params: { path }, body: { reason: reason as string } });
    else await kehu.POST('/v1/customers/{id}/changes/{changeId}/withdraw', { params: { path } });
    await Promise.all(['customers', 'customers/changes'].map(key => queries.invalidateQueries({ queryKey: [key] })));
    notify('resources.users.done', { type: 'success' });
    onDone();
  };
  return (
    <Alert severity="warning" data-testid="pending-change">
      <AlertTitle>{translate('resources.customers.second.title')}</AlertTitle>
      <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.25 }}>
        {change.fields.map(field => (
          <li key={field}>
            {label('customers', field)}{translate('kehu.colon')}<Box component="s" sx={{ color: 'text.secondary' }}><Value resource="customers" name={field} value={from[field]} /></Box> → <strong><Value resource="customers" name={field} value={to[field]} /></strong>
          </li>
        ))}
      </Box>
      <Person id={change.by} /> · {format.dateTime(change.at)}{change.reason && ` · ${change.reason}`}
      {steps.length > 0 && (
        <Stack direction="row" sx={{ gap: 1, mt: 1.5 }}>
          {steps.map(step => <OfferButton key={step} offer={offered(change, step)!} size="small" variant={step === 'approve' ? 'contained' : 'outlined'} color={step === 'approve' ? 'primary' : 'inherit'} onClick={() => setAsked(step)} aria-label={`${translate(`resources.customers.second.${step}`)}${translate('kehu.colon')}${customer.name}`}>{translate(`resources.customers.second.${step}`)}</OfferButton>)}
        </Stack>
      )}
      {approval?.detail && <Typography variant="body2" sx={{ mt: 1 }}>{approval.detail}</Typography>}
      {asked && (
        <AskDialog title={`${translate(`resources.customers.second.${asked}`)}${translate('kehu.colon')}${customer.name}`} text={translate(`resources.customers.second.${asked}Help`)} label={translate(`resources.customers.second.${asked}`)} danger={asked === 'reject'} labels="customers" work={decide} onClose={() => setAsked(undefined)}>
          {asked === 'reject' && <TextInput source="reason" label="resources.customers.reason" isRequired autoFocus helperText={false} />}
        </AskDialog>
      )}
    </Alert>
  );
}
