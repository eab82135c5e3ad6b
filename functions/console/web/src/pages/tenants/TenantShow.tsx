import { Alert, Button, Stack } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NumberInput, TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import type { Json } from '../../api/patch';
import { provider } from '../../api/provider';
import { AskDialog } from '../../form/AskDialog';
import { MomentInput } from '../../form/DayInput';
import { FormSection, Wide } from '../../form/FormSection';
import { WordInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { allows } from '../../api/me';
import { useMe } from '../../layout/useMe';
import { Facts, SectionCard, SectionSkeleton } from '../../show/Facts';
import { Status } from '../../show/Status';
import { useRecord } from '../useRecord';
import { plans, type Account } from './Tenants';

type Step = 'extend' | 'suspend' | 'reactivate' | 'close';

const steps: { name: Step; needs: string; when: Account['status'][]; danger?: boolean }[] = [
  { name: 'extend', needs: 'tenant.update', when: ['trial', 'active', 'expired'] },
  { name: 'reactivate', needs: 'tenant.suspend', when: ['suspended', 'closed'] },
  { name: 'suspend', needs: 'tenant.suspend', when: ['trial', 'active', 'expired'], danger: true },
  { name: 'close', needs: 'tenant.close', when: ['trial', 'active', 'suspended', 'expired'], danger: true },
];

/** A company's plan and time, for who runs the platform. */
export function TenantShow() {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const who = useMe();
  const [asked, setAsked] = useState<typeof steps[number]>();
  const { data: account, error, refetch } = useRecord<Account>('tenants', true);
  if (error) return <Problem error={error} />;
  if (!account) return <Stack sx={{ gap: 2.5, pt: 6 }}><SectionSkeleton /><SectionSkeleton /></Stack>;
  const done = async (message = 'resources.users.done') => {
    await queries.invalidateQueries({ queryKey: ['tenants'] });
    notify(message, { type: 'success' });
    await refetch();
  };
  const perform = async (values: Json) => {
    await provider.act('tenants', account.id, asked!.name, asked!.name === 'reactivate' ? undefined : values);
    await done();
  };
  return (
    <>
      <PageHead
        title={account.name} back="/tenants"
        sub={<Stack direction="row" sx={{ gap: 1.5, alignItems: 'center' }}><Status value={account.status} text={`resources.tenants.status.${account.status}`} /><span>{translate('resources.tenants.seatsOf', { used: account.seatsUsed, seats: account.seats })}</span></Stack>}
        actions={steps.filter(step => step.when.includes(account.status) && allows(who, step.needs)).map(step => (
          <Button key={step.name} variant="outlined" color={step.danger ? 'error' : 'inherit'} onClick={() => setAsked(step)}>{translate(`resources.tenants.step.${step.name}`)}</Button>
        ))}
      />
      <Stack sx={{ gap: 2.5 }}>
        {account.reason && <Alert severity="warning">{account.reason}</Alert>}
        <SectionCard title={translate('resources.tenants.section.state')}>
          <Facts resource="tenants" record={account as unknown as Record<string, unknown>} names={['createdAt', 'lastActivityAt', 'referralCode', 'purgeAt', 'id']} />
        </SectionCard>
        <RecordForm key={account.version} resource="tenants" record={account as unknown as RaRecord} cancel="/tenants" onSaved={() => void done('kehu.form.saved')} fixed={!allows(who, 'tenant.update')}>
          <FormSection title={translate('resources.tenants.section.plan')}>
            <TextInput source="name" isRequired helperText={false} />
            <WordInput source="plan" texts="resources.tenants.plan" keys={plans} />
            <NumberInput source="seats" min={1} helperText={false} />
            <MomentInput source="expiresAt" help={translate('resources.tenants.help.expiresAt')} />
            <Wide><TextInput source="notes" multiline minRows={2} helperText={translate('resources.tenants.help.notes')} /></Wide>
          </FormSection>
        </RecordForm>
      </Stack>
      {asked && (
        <AskDialog
          title={translate(`resources.tenants.step.${asked.name}`)} text={translate(`resources.tenants.confirm.${asked.name}`, { name: account.name })} label={translate(`resources.tenants.step.${asked.name}`)}
          danger={asked.danger} labels="tenants" initial={asked.name === 'extend' ? { days: 30 } : {}} work={perform} onClose={() => setAsked(undefined)}
        >
          {asked.name === 'extend' && <NumberInput source="days" min={1} isRequired helperText={false} />}
          {asked.danger && <TextInput source="reason" isRequired helperText={translate('resources.tenants.help.reason')} />}
        </AskDialog>
      )}
    </>
  );
}
