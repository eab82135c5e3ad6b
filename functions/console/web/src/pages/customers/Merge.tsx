import { Alert, Box, Button, Card, Checkbox, CircularProgress, FormControlLabel, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { describeProblem } from '../../api/problem';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { useFieldLabel, Value } from '../../show/Value';
import { CustomerPicker } from '../permissions/CustomerPicker';
import { stacked } from '../../list/stacked';
import { useRecord } from '../useRecord';

/** Makes another customer a part of this one: field by field, what stays and what is taken. */
export function Merge() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const other = search.get('with') ?? '';
  const [take, setTake] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const { data: customer, error: missing } = useRecord<Schema<'Customer'>>('customers');
  const may = useAllowed('customer.merge');
  const send = (validateOnly: boolean) => kehu.POST('/v1/customers/{id}/merge', { params: { path: { id }, query: validateOnly ? { validateOnly } : {} }, body: { with: other, take, reason: reason.trim() || undefined } }).then(({ data }) => data!);
  const { data, error, isFetching } = useQuery({ queryKey: ['merge', id, other, take], enabled: other !== '' && other !== id, retry: false, staleTime: 0, gcTime: 0, queryFn: () => send(true) });
  const start = useMutation({ mutationFn: () => send(false), onSuccess: job => navigate(`/jobs/${job.id}`) });
  if (missing) return <Problem error={missing} />;
  if (customer && !may) return <Problem kind="denied" />;
  const choose = (field: string) => setTake(take.includes(field) ? take.filter(one => one !== field) : [...take, field]);
  return (
    <>
      <PageHead title={translate('resources.merge.title')} sub={customer ? `${customer.number} ${customer.name}` : '…'} back={`/customers/${id}/show`} />
      <Stack sx={{ gap: 2.5 }}>
        <Card sx={{ p: { xs: 2, md: 2.5 } }}>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>{translate('resources.merge.about')}</Typography>
          <Box sx={{ maxWidth: 480 }}><CustomerPicker label={translate('resources.merge.with')} value={other} onChange={value => { setTake([]); setSearch(value ? { with: value } : {}); }} /></Box>
        </Card>
        {error && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{describeProblem(error, translate)}</Alert>}
        {!data && isFetching && <CircularProgress size={28} />}
        {data?.preview && (
          <SectionCard title={translate('resources.merge.result')}>
            <Typography sx={{ mb: 2 }}>{translate('resources.merge.moves', { contacts: data.preview.contacts, orders: data.preview.openOrders })}</Typography>
            <Choices fields={data.preview.fields} take={take} onTake={choose} />
            <TextField label={translate('resources.merge.reason')} value={reason} onChange={event => setReason(event.target.value)} fullWidth sx={{ mt: 2 }} />
            {start.error && <Alert severity="error" sx={{ mt: 2, whiteSpace: 'pre-line' }}>{describeProblem(start.error, translate)}</Alert>}
            <Button variant="contained" data-key="save" disabled={start.isPending || isFetching} onClick={() => start.mutate()} sx={{ mt: 2 }}>{translate('resources.merge.start')}</Button>
          </SectionCard>
        )}
      </Stack>
    </>
  );
}

function Choices({ fields, take, onTake }: { fields: Schema<'CustomersFieldChoice'>[]; take: string[]; onTake: (field: string) => void }) {
  const translate = useTranslate();
  const label = useFieldLabel();
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('resources.merge.result')}>
      <Table size="small" sx={stacked()}>
        <TableHead><TableRow>{['field', 'here', 'there', 'result', 'take'].map(name => <TableCell key={name}>{translate(`resources.merge.${name}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {fields.map(({ field, here, there, result }) => (
            <TableRow key={field} sx={{ verticalAlign: 'top' }}>
              <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>{label('customers', field)}</TableCell>
              <TableCell data-label={translate('resources.merge.here')}><Value resource="customers" name={field} value={here} /></TableCell>
              <TableCell data-label={translate('resources.merge.there')}><Value resource="customers" name={field} value={there} /></TableCell>
              <TableCell data-label={translate('resources.merge.result')} sx={{ fontWeight: 600 }}><Value resource="customers" name={field} value={result} /></TableCell>
              <TableCell data-label={translate('resources.merge.take')}><FormControlLabel label="" control={<Checkbox size="small" checked={take.includes(field)} onChange={() => onTake(field)} slotProps={{ input: { 'aria-label': `${translate('resources.merge.take')}${translate('kehu.colon')}${label('customers', field)}` } }} sx={{ p: 0.5 }} />} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
