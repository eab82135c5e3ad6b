import RequestsIcon from '@mui/icons-material/InboxOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState, type ReactNode } from 'react';
import { NumberInput, TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import type { Json } from '../../api/patch';
import { provider } from '../../api/provider';
import { AskDialog } from '../../form/AskDialog';
import { useChoices, WordInput } from '../../form/inputs';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import type { Column } from '../../list/RecordTable';
import { Phone } from '../../show/Phone';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { plans } from './Tenants';

interface Request extends RaRecord {
  id: string;
  company: string;
  state: 'pending' | 'approved' | 'rejected';
  createdAt: string;
}

interface Props<T extends Request> {
  resource: 'trial-requests' | 'extension-requests';
  /** The name of its texts. */
  labels: string;
  /** The permission to decide. */
  needs: string;
  columns: Column<T>[];
  text: (request: T) => ReactNode;
  approve: ReactNode;
  initial: (request: T) => Json;
}

/** Requests that somebody approves or rejects. */
function Requests<T extends Request>({ resource, labels, needs, columns, text, approve, initial }: Props<T>) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const format = useFormat();
  const mayDecide = useAllowed(needs);
  const [asked, setAsked] = useState<{ request: T; step: 'approve' | 'reject' }>();
  const field = (name: string) => `resources.${labels}.fields.${name}`;
  const decide = async (values: Json) => {
    await provider.act(resource, asked!.request.id, asked!.step, values);
    await queries.invalidateQueries({ queryKey: [resource] });
    notify('resources.users.done', { type: 'success' });
  };
  const buttons = (request: T) => mayDecide && request.state === 'pending' && (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
      {(['approve', 'reject'] as const).map(step => (
        <Button key={step} size="small" variant="outlined" color={step === 'reject' ? 'error' : 'primary'} onClick={() => setAsked({ request, step })} aria-label={`${translate(`resources.orders.action.${step}`)}${translate('kehu.colon')}${request.company}`}>{translate(`resources.orders.action.${step}`)}</Button>
      ))}
    </Stack>
  );
  return (
    <>
      <ListPage<T>
        resource={resource}
        filters={[{ source: 'state', label: field('state'), choices: useChoices('resources.trials.state', ['pending', 'approved', 'rejected']) }]}
        columns={[
          ...columns,
          { key: 'state', label: field('state'), render: request => <Status value={request.state} text={`resources.trials.state.${request.state}`} />, width: 110 },
          { key: 'createdAt', label: field('createdAt'), render: request => format.ago(request.createdAt), width: 130 },
          { key: 'decide', label: 'kehu.action.decide', render: buttons, width: 210 },
        ]}
        card={request => (
          <Box>
            <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
              <Typography sx={{ fontWeight: 600 }}>{request.company}</Typography>
              <Status value={request.state} text={`resources.trials.state.${request.state}`} />
            </Stack>
            <Typography variant="body2" color="textSecondary" component="div" sx={{ mb: 1 }}>{text(request)}</Typography>
            {buttons(request)}
          </Box>
        )}
        head={<PageHead title={translate(`resources.${labels}.name`, { smart_count: 2 })} sub={translate(`resources.${labels}.about`)} />}
        empty={<Empty icon={RequestsIcon} title={translate(`resources.${labels}.empty`)} />}
      />
      {asked && (
        <AskDialog
          title={`${translate(`resources.orders.action.${asked.step}`)}${translate('kehu.colon')}${asked.request.company}`} text={asked.step === 'approve' ? text(asked.request) : translate('resources.trials.rejectHelp')}
          label={translate(`resources.orders.action.${asked.step}`)} danger={asked.step === 'reject'} labels={labels} initial={asked.step === 'approve' ? initial(asked.request) : {}} work={decide} onClose={() => setAsked(undefined)}
        >
          {asked.step === 'approve' ? approve : <TextInput source="reason" isRequired multiline minRows={2} helperText={false} />}
        </AskDialog>
      )}
    </>
  );
}

type Trial = Schema<'TrialRequest'> & RaRecord & { id: string };

/** Who asks for a trial. */
export function TrialRequests() {
  const who = useMe();
  const allowed = useAllowed('tenant.read');
  if (who && !allowed) return <Problem kind="denied" />;
  const field = (name: string) => `resources.trials.fields.${name}`;
  return (
    <Requests<Trial>
      resource="trial-requests" labels="trials" needs="tenant.create"
      columns={[
        { key: 'company', label: field('company'), render: request => <strong>{request.company}</strong> },
        { key: 'name', label: field('name'), render: request => request.name },
        { key: 'email', label: field('email'), render: request => request.email },
        { key: 'message', label: field('message'), render: request => request.message },
        { key: 'phone', label: field('phone'), render: request => request.phone && <Phone value={request.phone} />, spare: true },
        { key: 'referralCode', label: field('referralCode'), render: request => request.referralCode, spare: true },
        { key: 'reason', label: field('reason'), render: request => request.reason, spare: true },
      ]}
      text={request => <>{[request.name, request.email].join(' · ')}{request.phone && <> · <Phone value={request.phone} link /></>}{request.message && <Box sx={{ mt: 0.5 }}>{request.message}</Box>}</>}
      initial={() => ({ plan: 'trial' })}
      approve={(
        <>
          <WordInput source="plan" texts="resources.tenants.plan" keys={plans} />
          <NumberInput source="seats" min={1} helperText={false} />
          <NumberInput source="trialDays" min={1} helperText={false} />
        </>
      )}
    />
  );
}

type Extension = Schema<'ExtensionRequest'> & RaRecord & { id: string };

/** Who asks for more time: one's own company, or all of them for who runs the platform. */
export function ExtensionRequests() {
  const translate = useTranslate();
  const who = useMe();
  const allowed = useAllowed('settings.update');
  if (who && !allowed) return <Problem kind="denied" />;
  const field = (name: string) => `resources.extensions.fields.${name}`;
  return (
    <Requests<Extension>
      resource="extension-requests" labels="extensions" needs="tenant.update"
      columns={[
        { key: 'company', label: field('company'), render: request => <strong>{request.company}</strong> },
        { key: 'days', label: field('days'), render: request => request.grantedDays ?? request.days, width: 80 },
        { key: 'reason', label: field('reason'), render: request => request.reason },
        { key: 'answer', label: field('answer'), render: request => request.answer },
      ]}
      text={request => `${translate('resources.extensions.daysOf', { days: request.days })} · ${request.reason}`}
      initial={request => ({ days: request.days })}
      approve={<NumberInput source="days" min={1} helperText={false} />}
    />
  );
}
