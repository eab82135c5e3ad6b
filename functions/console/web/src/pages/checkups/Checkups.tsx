import CheckIcon from '@mui/icons-material/FactCheckOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { WordInput } from '../../form/inputs';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useAllowed } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { SectionCard } from '../../show/Facts';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

type Summary = Schema<'CheckupSummary'> & RaRecord;

const field = (name: string) => `resources.checkups.fields.${name}`;

/** Customers that wait to be looked through. */
export function CheckupList() {
  const translate = useTranslate();
  const format = useFormat();
  const plan = useAllowed('settings.read') && <Button component={Link} to="/checkups/plan" variant="outlined">{translate('resources.plan.name')}</Button>;
  return (
    <ListPage<Summary>
      resource="checkups" to={row => `/customers/${row.customerId}/show`}
      filters={[{ source: 'reviewer', label: field('reviewer'), choices: [{ id: 'me', name: translate('resources.customers.fields.mine') }] }, { source: 'overdue', label: field('overdue'), choices: [{ id: 'true', name: translate('kehu.yes') }] }]}
      columns={[
        { key: 'customerName', label: field('customerName'), render: row => row.customerName },
        { key: 'customerNumber', label: field('customerNumber'), render: row => row.customerNumber },
        { key: 'status', label: field('status'), render: row => <Status value={row.status} text={`resources.checkups.status.${row.status}`} /> },
        { key: 'dueDate', label: field('dueDate'), render: row => format.date(row.dueDate) },
        { key: 'reviewer', label: field('reviewer'), render: row => row.reviewer && <Person id={row.reviewer} /> },
      ]}
      card={row => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{row.customerName}</Typography>
            <Status value={row.status} text={`resources.checkups.status.${row.status}`} />
          </Stack>
          <Typography variant="body2" color="textSecondary">{row.customerNumber} · {format.date(row.dueDate)}</Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.checkups.name', { smart_count: 2 })} sub={translate('resources.checkups.about')} actions={plan} />}
      empty={<Empty icon={CheckIcon} title={translate('resources.checkups.empty')} help={translate('resources.checkups.emptyHelp')}>{plan}</Empty>}
    />
  );
}

/** When a customer was looked through, and saying that it was. */
export function Checkup({ customer }: { customer: { id: string; version: number } }) {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const queries = useQueryClient();
  const may = useAllowed('customer.update');
  const [asking, setAsking] = useState(false);
  const { data, refetch } = useQuery({
    queryKey: ['checkup', customer.id, customer.version], retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/{id}/checkup', { params: { path: { id: customer.id } }, signal }).then(({ data }) => data!),
  });
  if (!data || data.status === 'none' && !data.nextReviewAt) return null;
  const open = data.status === 'pending' || data.status === 'overdue';
  const answer = async (values: Json) => {
    await kehu.POST('/v1/customers/{id}/checkup', { params: { path: { id: customer.id } }, body: { outcome: values.outcome as 'confirmed' | 'corrected', note: values.note as string | undefined } });
    await queries.invalidateQueries({ queryKey: ['checkups'] });
    await refetch();
    notify('resources.users.done', { type: 'success' });
  };
  return (
    <SectionCard title={translate('resources.checkups.name', { smart_count: 1 })} action={open && may && <Button size="small" variant="outlined" onClick={() => setAsking(true)}>{translate('resources.checkups.answer')}</Button>}>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        {data.status !== 'none' && <Status value={data.status} text={`resources.checkups.status.${data.status}`} />}
        <Typography variant="body2">
          {[open && data.dueDate && `${translate(field('dueDate'))} ${format.date(data.dueDate)}`, !open && data.nextReviewAt && `${translate(field('nextReviewAt'))} ${format.date(data.nextReviewAt)}`].filter(Boolean).join(' · ')}
        </Typography>
      </Stack>
      {data.answeredAt && <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}><Person id={data.answeredBy} /> · {format.date(data.answeredAt)}{data.note && ` · ${data.note}`}</Typography>}
      {asking && (
        <AskDialog title={translate('resources.checkups.answer')} text={translate('resources.checkups.answerHelp')} label={translate('kehu.action.save')} labels="checkups" initial={{ outcome: 'confirmed' }} work={answer} onClose={() => setAsking(false)}>
          <WordInput source="outcome" texts="resources.checkups.outcome" keys={['confirmed', 'corrected']} />
          <TextInput source="note" multiline minRows={2} helperText={false} />
        </AskDialog>
      )}
    </SectionCard>
  );
}
