import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Alert, Box, Button, LinearProgress, Link, Stack, Tooltip, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { provider } from '../../api/provider';
import { AskDialog } from '../../form/AskDialog';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useDeleted } from '../../layout/useDeleted';
import { useAllowed } from '../../layout/useMe';
import { Facts, SectionCard, SectionSkeleton } from '../../show/Facts';
import { History } from '../../show/History';
import { Person } from '../../show/Person';
import { Phone } from '../../show/Phone';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { useRecord } from '../useRecord';
import { useRestore } from './CustomerBin';
import { PdfButton } from '../../show/PdfButton';
import { Checkup } from '../checkups/Checkups';
import { Contacts } from '../contacts/Contacts';
import { Credit } from './Credit';
import { Tags } from './CustomerList';
import { CustomerOrders } from './CustomerOrders';
import { Timeline } from './Timeline';
import { Habits } from './Habits';
import { Mails } from './Mails';
import { PendingChange } from './PendingChange';
import { Receivables } from './Receivables';
import { Team } from './Team';
import { Verifications } from './Verifications';
import { Unmask } from './Unmask';

type Customer = Schema<'Customer'>;

/** All that is known of a customer. */
export function CustomerShow() {
  const { data: customer, error, refetch } = useRecord<Customer>('customers');
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!customer) return <Stack sx={{ gap: 2.5, pt: 6 }}><SectionSkeleton /><SectionSkeleton lines={6} /></Stack>;
  return <Page customer={customer} onDone={() => void refetch()} />;
}

function Page({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const translate = useTranslate();
  const mayAudit = useAllowed('audit.read');
  const section = (name: string) => translate(`resources.customers.section.${name}`);
  const record = customer as unknown as Record<string, unknown>;
  const links = {
    emails: customer.emails?.length ? <>{customer.emails.map(email => <Box key={email}><Link href={`mailto:${email}`} sx={{ overflowWrap: 'anywhere' }}>{email}</Link></Box>)}</> : undefined,
    phones: customer.phones?.length ? <>{customer.phones.map(phone => <Box key={phone}><Phone value={phone} link /></Box>)}</> : undefined,
    website: customer.website ? <Link href={customer.website} target="_blank" rel="noopener noreferrer" sx={{ overflowWrap: 'anywhere' }}>{customer.website}</Link> : undefined,
  };
  return (
    <>
      <Head customer={customer} />
      {customer.pendingChange && !customer.deletedAt && <Box sx={{ mb: 2.5 }}><PendingChange customer={customer} change={customer.pendingChange} onDone={onDone} /></Box>}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' }, gap: 2.5, alignItems: 'start' }}>
        <Stack sx={{ gap: 2.5 }}>
          <SectionCard title={section('contact')}>
            <Facts resource="customers" record={record} names={['contactName', 'contactTitle', 'phones', 'emails', 'fax', 'website', 'addresses']} special={links} />
          </SectionCard>
          <Contacts customer={customer} />
          <CustomerOrders customer={customer} />
          <SectionCard title={section('basics')}>
            <Facts
              resource="customers" record={record} names={['type', 'shortName', 'owner', 'level', 'industry', 'source', 'reference', 'tags', 'notes']}
              special={{ tags: customer.tags?.length ? <Tags tags={customer.tags} /> : undefined, notes: customer.notes ? <Box sx={{ whiteSpace: 'pre-wrap' }}>{customer.notes}</Box> : undefined }}
            />
          </SectionCard>
          <SectionCard title={section('finance')}>
            <Facts resource="customers" record={record} names={['taxNumber', 'taxCountry', 'bank.name', 'bank.account', 'bank.holder', 'paymentMethod', 'paymentTerms.days', 'paymentTerms.note', 'creditLimit']} />
            {!customer.deletedAt && <Unmask resource="customers" path={`/v1/customers/${customer.id}/unmask`} />}
            <Credit customer={customer} />
          </SectionCard>
        </Stack>
        <Stack sx={{ gap: 2.5 }}>
          <Team customer={customer} onDone={onDone} />
          {!customer.deletedAt && <Receivables customer={customer} />}
          {!customer.deletedAt && <Habits customer={customer} />}
          {!customer.deletedAt && <Checkup customer={customer} />}
          <Verifications customer={customer} onDone={onDone} />
          {!customer.deletedAt && <Timeline customer={customer} />}
          <Mails customer={customer} />
          {customer.deletedAt && mayAudit && <SectionCard title={translate('kehu.history.title')}><History entity={customer.id} version={customer.version} /></SectionCard>}
        </Stack>
      </Box>
    </>
  );
}

function Head({ customer }: { customer: Customer }) {
  const translate = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const restore = useRestore();
  const deleted = useDeleted();
  const [asking, setAsking] = useState(false);
  const [parting, setParting] = useState(false);
  const [erasing, setErasing] = useState(false);
  const mayEdit = useAllowed('customer.update'), mayDelete = useAllowed('customer.delete'), mayMerge = useAllowed('customer.merge'), mayErase = useAllowed('customer.erase') && customer.type === 'person', mayRestore = useAllowed('customer.restore');
  const gone = Boolean(customer.deletedAt);
  const erase = async ({ reason }: Json) => {
    await kehu.POST('/v1/customers/{id}/erase', { params: { path: { id: customer.id } }, body: { reason: reason as string } });
    await queries.invalidateQueries({ queryKey: ['customers'] });
    notify('resources.customers.erase.done', { type: 'info' });
    navigate('/customers');
  };
  const part = async () => {
    const { data: job } = await provider.act('customers', customer.mergedInto!, 'unmerge', { with: customer.id });
    await queries.invalidateQueries({ queryKey: ['customers'] });
    navigate(`/jobs/${job.id}`);
  };
  const remove = async () => {
    await provider.delete('customers', { id: customer.id, previousData: customer });
    await queries.invalidateQueries({ queryKey: ['customers'] });
    deleted('customers', customer, 'customer.restore');
    navigate('/customers');
  };
  const actions = !gone && (
    <>
      <PdfButton path={`/v1/customers/${customer.id}/dossier`} name={`${customer.number} ${customer.name}`} label="PDF" />
      {mayMerge && <Button component={RouterLink} to={`/customers/${customer.id}/merge`} variant="outlined" color="inherit">{translate('resources.merge.action')}</Button>}
      {mayErase && <Button variant="outlined" color="error" onClick={() => setErasing(true)}>{translate('resources.customers.erase.action')}</Button>}
      {mayDelete && <Button variant="outlined" color="error" startIcon={<DeleteIcon />} onClick={() => setAsking(true)}>{translate('kehu.action.delete')}</Button>}
      {mayEdit && <Button component={RouterLink} to={`/customers/${customer.id}`} variant="contained" startIcon={<EditIcon />}>{translate('kehu.action.edit')}</Button>}
    </>
  );
  const sub = (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <span>{customer.number}</span>
      <Status value={customer.status ?? 'potential'} text={`resources.customers.status.${customer.status ?? 'potential'}`} />
      <span>{translate('resources.customers.fields.updatedAt')} <time dateTime={customer.updatedAt} title={format.dateTime(customer.updatedAt)}>{format.ago(customer.updatedAt)}</time> · <Person id={customer.updatedBy} /></span>
      <Tooltip title={translate('resources.customers.completeHelp')}>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
          <LinearProgress variant="determinate" value={customer.completeness} aria-label={translate('resources.customers.fields.completeness')} sx={{ width: 80, height: 6, borderRadius: 3 }} />
          <span>{translate('resources.customers.complete', { percent: customer.completeness })}</span>
        </Stack>
      </Tooltip>
    </Stack>
  );
  return (
    <>
      <PageHead title={customer.name} sub={sub} back={gone ? '/bin' : '/customers'} actions={actions} />
      {gone && customer.mergedInto && (
        <Alert severity="info" sx={{ mb: 2.5 }} action={mayMerge && <Button color="inherit" size="small" onClick={() => setParting(true)}>{translate('resources.merge.undo')}</Button>}>
          <Link component={RouterLink} to={`/customers/${customer.mergedInto}/show`}>{translate('resources.merge.into')}</Link>
        </Alert>
      )}
      {parting && <ConfirmDialog title={translate('resources.merge.undo')} text={translate('resources.merge.undoHelp')} label={translate('resources.merge.undo')} work={part} onClose={() => setParting(false)} />}
      {gone && !customer.mergedInto && (
        <Alert severity="warning" sx={{ mb: 2.5 }} action={mayRestore && <Button color="inherit" size="small" onClick={() => void restore(customer)}>{translate('kehu.action.restore')}</Button>}>
          <Typography variant="body2">{translate('resources.customers.bin')}{customer.purgeAt && ` · ${translate('resources.customers.purge', { when: format.date(customer.purgeAt) })}`}</Typography>
        </Alert>
      )}
      {erasing && (
        <AskDialog title={translate('resources.customers.erase.action')} text={translate('resources.customers.erase.help')} label={translate('resources.customers.erase.action')} danger labels="customers" work={erase} onClose={() => setErasing(false)}>
          <TextInput source="reason" label="resources.customers.reason" isRequired autoFocus helperText={translate('resources.customers.erase.reasonHelp')} />
        </AskDialog>
      )}
      {asking && (
        <ConfirmDialog
          title={translate('kehu.confirm.delete', { name: customer.name })} text={translate('kehu.confirm.deleteBin')} label={translate('kehu.action.delete')} danger
          work={remove} onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
