import { useTranslate, type RaRecord } from 'react-admin';
import { Stack } from '@mui/material';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { useRecord } from '../useRecord';
import { CustomerForm } from './CustomerForm';

export function CustomerCreate() {
  const translate = useTranslate();
  if (!useAllowed('customer.create')) return <Problem kind="denied" />;
  return (
    <>
      <PageHead title={translate('resources.customers.new')} sub={translate('kehu.form.required')} back="/customers" />
      <CustomerForm />
    </>
  );
}

export function CustomerEdit() {
  const translate = useTranslate();
  const { data, error } = useRecord<RaRecord>('customers', true);
  if (error) return <Problem error={error} />;
  return (
    <>
      <PageHead title={data ? data.name : translate('resources.customers.edit')} tab={translate('resources.customers.edit')} sub={data?.number ?? '…'} back={data ? `/customers/${data.id}/show` : '/customers'} />
      {data ? <CustomerForm record={data} /> : <Stack sx={{ gap: 2.5 }}><SectionSkeleton /><SectionSkeleton /></Stack>}
    </>
  );
}
