import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { BooleanInput, SelectInput, TextInput, useGetList, useGetOne, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { call } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { DayInput } from '../../form/DayInput';
import { FormSection, Wide } from '../../form/FormSection';
import { PhoneInput, WordInput } from '../../form/inputs';
import { LinesInput } from '../../form/LinesInput';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useDeleted } from '../../layout/useDeleted';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { Unmask } from '../customers/Unmask';
import { useRecord } from '../useRecord';

const decisionRoles = ['initiator', 'user', 'influencer', 'approver', 'decider', 'buyer', 'gatekeeper'] as const;

function usePlace() {
  const { customer = '' } = useParams();
  const { data } = useGetOne('customers', { id: customer }, { retry: false });
  return { resource: `customers/${customer}/contacts`, back: `/customers/${customer}/show`, customerName: data?.name as string | undefined };
}

/** Adds a person to a customer. */
export function ContactCreate() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { resource, back, customerName } = usePlace();
  const saved = (contact: RaRecord) => {
    notify('kehu.form.created', { type: 'success', messageArgs: { name: contact.name } });
    navigate(back);
  };
  return (
    <>
      <PageHead title={translate('resources.contacts.new')} sub={customerName ?? '…'} back={back} />
      <RecordForm resource={resource} labels="contacts" cancel={back} onSaved={saved}><Fields fresh /></RecordForm>
    </>
  );
}

/** Changes a person at a customer, deletes them, or erases who they are. */
export function ContactEdit() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'delete' | 'erase'>();
  const { resource, back, customerName } = usePlace();
  const mayErase = useAllowed('customer.erase');
  const { data: contact, error } = useRecord<RaRecord>(resource, true);
  if (error) return <Problem error={error} />;
  const saved = () => {
    notify('kehu.form.saved', { type: 'success', messageArgs: { name: contact!.name } });
    navigate(back);
  };
  const actions = contact && (
    <>
      {mayErase && <Button variant="outlined" color="error" onClick={() => setAsked('erase')}>{translate('resources.customers.erase.action')}</Button>}
      <Button variant="outlined" color="error" startIcon={<DeleteIcon />} onClick={() => setAsked('delete')}>{translate('kehu.action.delete')}</Button>
    </>
  );
  return (
    <>
      <PageHead title={contact ? contact.name : translate('resources.contacts.edit')} tab={translate('resources.contacts.edit')} sub={customerName ?? '…'} back={back} actions={actions} />
      {contact
        ? (
          <RecordForm resource={resource} labels="contacts" record={contact} cancel={back} onSaved={saved}>
            <Fields masked={<Unmask resource="contacts" path={`/v1/${resource}/${contact.id}/unmask`} fields={['phone']} />} />
          </RecordForm>
        )
        : <SectionSkeleton lines={6} />}
      {asked && <Farewell contact={contact!} resource={resource} back={back} forGood={asked === 'erase'} onClose={() => setAsked(undefined)} />}
    </>
  );
}

/** Asks before a person goes, and who is the one to ask for afterwards. */
function Farewell({ contact, resource, back, forGood, onClose }: { contact: RaRecord; resource: string; back: string; forGood: boolean; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const deleted = useDeleted();
  const { data = [] } = useGetList(resource, { pagination: { page: 1, perPage: 100 } }, { enabled: Boolean(contact.isPrimary), retry: false });
  const others = data.filter(other => other.id !== contact.id).map(({ id, name }) => ({ id: id as string, name: name as string }));
  const go = async ({ successor, reason }: Json) => {
    const query = { successor };
    const path = `/v1/${resource}/${contact.id}`;
    if (forGood) await call('POST', `${path}/erase`, { query, body: { reason } });
    else await call('DELETE', path, { query, headers: { 'If-Match': `"${contact.version}"` } });
    await queries.invalidateQueries({ queryKey: [resource] });
    if (forGood) notify('resources.customers.erase.done', { type: 'info' });
    else deleted(resource, { id: String(contact.id), name: contact.name }, 'customer.update');
    navigate(back);
  };
  return (
    <AskDialog
      title={forGood ? translate('resources.customers.erase.action') : translate('kehu.confirm.delete', { name: contact.name })} text={translate(forGood ? 'resources.customers.erase.help' : 'resources.contacts.deleteHelp')}
      label={translate(forGood ? 'resources.customers.erase.action' : 'kehu.action.delete')} danger labels="contacts" work={go} onClose={onClose}
    >
      {others.length > 0 && <SelectInput source="successor" label="resources.contacts.successor" choices={others} translateChoice={false} isRequired helperText={false} />}
      {forGood && <TextInput source="reason" label="resources.customers.reason" isRequired helperText={translate('resources.customers.erase.reasonHelp')} />}
    </AskDialog>
  );
}

function Fields({ fresh, masked }: { fresh?: boolean; masked?: ReactNode }) {
  const translate = useTranslate();
  const section = (name: string) => translate(`resources.contacts.section.${name}`);
  return (
    <>
      <FormSection title={section('person')}>
        <TextInput source="name" isRequired autoFocus={fresh} helperText={false} />
        <TextInput source="salutation" helperText={false} />
        <TextInput source="title" helperText={false} />
        <TextInput source="department" helperText={false} />
      </FormSection>
      <FormSection title={section('reach')}>
        <LinesInput resource="contacts" source="phones" type="tel" />
        <LinesInput resource="contacts" source="emails" type="email" />
        <PhoneInput source="mobile" />
        <TextInput source="wechat" helperText={false} />
        <BooleanInput source="doNotCall" helperText={false} />
        <BooleanInput source="emailOptOut" helperText={false} />
        {masked && <Wide>{masked}</Wide>}
      </FormSection>
      <FormSection title={section('part')}>
        <WordInput source="decisionRole" texts="resources.contacts.decisionRole" keys={decisionRoles} />
        <DayInput source="birthday" />
        <BooleanInput source="isPrimary" helperText={false} />
        <Wide><TextInput source="notes" multiline minRows={3} helperText={false} /></Wide>
      </FormSection>
    </>
  );
}
