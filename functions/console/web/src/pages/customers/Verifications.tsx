import MailIcon from '@mui/icons-material/MarkEmailReadOutlined';
import { Box, Button, Divider, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { SelectInput, TextInput, useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { WordInput } from '../../form/inputs';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { Person } from '../../show/Person';
import { Phone, useGrouping } from '../../show/Phone';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

type Customer = Schema<'Customer'>;

/** What is known of a customer's addresses, numbers and licence, and how it is found out. */
export function Verifications({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const grouping = useGrouping();
  const queries = useQueryClient();
  const may = useAllowed('customer.verify') && !customer.deletedAt;
  const [asked, setAsked] = useState<'mail' | 'confirm' | 'attest'>();
  const known = customer.verifications ?? [];
  if (known.length === 0 && !may) return null;
  const path = { id: customer.id };
  const emails = (customer.emails ?? []).map(email => ({ id: email, name: email }));
  const pending = known.some(one => one.channel === 'email' && one.state === 'pending');
  const done = async (message: string) => {
    await queries.invalidateQueries({ queryKey: ['customers'] });
    notify(message, { type: 'success' });
    onDone();
  };
  const work = async (values: Json) => {
    if (asked === 'mail') await kehu.POST('/v1/customers/{id}/verifications', { params: { path }, body: { email: values.email as string | undefined } });
    else if (asked === 'confirm') await kehu.POST('/v1/customers/{id}/verifications/confirm', { params: { path }, body: { code: values.code as string } });
    else await kehu.POST('/v1/customers/{id}/verifications/attest', { params: { path }, body: values as Schema<'CustomersAttestRequest'> });
    await done(asked === 'mail' ? 'resources.customers.verify.sent' : 'resources.users.done');
  };
  const label = (step: 'mail' | 'confirm' | 'attest') => translate(`resources.customers.verify.${step}`);
  return (
    <SectionCard title={translate('resources.customers.verify.title')}>
      {known.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.customers.verify.none')}</Typography>}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0, mt: -1 }}>
        {known.map(one => (
          <Stack component="li" key={one.channel + (one.email ?? one.phone ?? one.taxNumber ?? '')} direction="row" sx={{ py: 1, gap: 1.5, alignItems: 'center' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography sx={{ overflowWrap: 'anywhere' }}>{one.email ?? (one.phone && <Phone value={one.phone} />) ?? one.taxNumber ?? translate(`resources.customers.verify.channel.${one.channel}`)}</Typography>
              <Typography variant="body2" color="textSecondary">{translate(`resources.customers.verify.channel.${one.channel}`)} · <Person id={one.by} /> · {format.date(one.at)}{one.note && ` · ${one.note}`}</Typography>
            </Box>
            <Status value={one.state} text={`resources.customers.verify.state.${one.state}`} />
          </Stack>
        ))}
      </Stack>
      {may && (
        <Stack direction="row" sx={{ gap: 1, mt: 1.5, flexWrap: 'wrap' }}>
          {emails.length > 0 && <Button size="small" variant="outlined" startIcon={<MailIcon />} onClick={() => setAsked('mail')}>{label('mail')}</Button>}
          {pending && <Button size="small" variant="outlined" onClick={() => setAsked('confirm')}>{label('confirm')}</Button>}
          <Button size="small" color="inherit" onClick={() => setAsked('attest')}>{label('attest')}</Button>
        </Stack>
      )}
      {asked && (
        <AskDialog title={label(asked)} text={translate(`resources.customers.verify.${asked}Help`)} label={label(asked)} labels="customers" initial={asked === 'mail' ? { email: emails[0]?.id } : asked === 'attest' ? { channel: 'phone', state: 'verified', phone: customer.phones?.[0] } : {}} work={work} onClose={() => setAsked(undefined)}>
          {asked === 'mail' && <SelectInput source="email" label="resources.customers.fields.emails" choices={emails} translateChoice={false} helperText={false} />}
          {asked === 'confirm' && <TextInput source="code" label="kehu.auth.code" isRequired autoFocus autoComplete="off" helperText={false} />}
          {asked === 'attest' && <WordInput source="channel" label="resources.customers.verify.by" texts="resources.customers.verify.channel" keys={['phone', 'licence']} />}
          {asked === 'attest' && <WordInput source="state" label="resources.customers.verify.outcome" texts="resources.customers.verify.state" keys={['verified', 'failed']} />}
          {asked === 'attest' && <SelectInput source="phone" label="resources.customers.fields.phones" choices={(customer.phones ?? []).map(phone => ({ id: phone, name: grouping(phone) }))} translateChoice={false} helperText={translate('resources.customers.verify.phoneHelp')} />}
          {asked === 'attest' && <TextInput source="note" label="resources.customers.fields.notes" isRequired multiline minRows={2} helperText={false} />}
        </AskDialog>
      )}
    </SectionCard>
  );
}
