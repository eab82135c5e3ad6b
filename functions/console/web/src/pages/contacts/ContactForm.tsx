import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BooleanInput, DateInput, TextInput, useGetOne, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { provider } from '../../api/provider';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { FormSection, Wide } from '../../form/FormSection';
import { WordInput } from '../../form/inputs';
import { LinesInput } from '../../form/LinesInput';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { SectionSkeleton } from '../../show/Facts';
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

/** Changes or deletes a person at a customer. */
export function ContactEdit() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { resource, back, customerName } = usePlace();
  const { data: contact, error } = useRecord<RaRecord>(resource, true);
  if (error) return <Problem error={error} />;
  const done = (message: string) => {
    notify(message, { type: 'success', messageArgs: { name: contact!.name } });
    navigate(back);
  };
  const remove = async () => {
    await provider.delete(resource, { id: contact!.id, previousData: contact });
    await queries.invalidateQueries({ queryKey: [resource] });
    done('kehu.confirm.deleted');
  };
  return (
    <>
      <PageHead
        title={contact ? contact.name : translate('resources.contacts.edit')} tab={translate('resources.contacts.edit')} sub={customerName ?? '…'} back={back}
        actions={contact && <Button variant="outlined" color="error" startIcon={<DeleteIcon />} onClick={() => setAsking(true)}>{translate('kehu.action.delete')}</Button>}
      />
      {contact ? <RecordForm resource={resource} labels="contacts" record={contact} cancel={back} onSaved={() => done('kehu.form.saved')}><Fields /></RecordForm> : <SectionSkeleton lines={6} />}
      {asking && (
        <ConfirmDialog
          title={translate('kehu.confirm.delete', { name: contact!.name })} text={translate('resources.contacts.deleteHelp')} label={translate('kehu.action.delete')} danger
          work={remove} onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Fields({ fresh }: { fresh?: boolean }) {
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
        <TextInput source="mobile" type="tel" helperText={false} />
        <TextInput source="wechat" helperText={false} />
        <BooleanInput source="doNotCall" helperText={false} />
        <BooleanInput source="emailOptOut" helperText={false} />
      </FormSection>
      <FormSection title={section('part')}>
        <WordInput source="decisionRole" texts="resources.contacts.decisionRole" keys={decisionRoles} />
        <DateInput source="birthday" helperText={false} />
        <BooleanInput source="isPrimary" helperText={false} />
        <Wide><TextInput source="notes" multiline minRows={3} helperText={false} /></Wide>
      </FormSection>
    </>
  );
}
