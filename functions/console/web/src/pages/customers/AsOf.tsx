import { Alert, Box, Button, Card, FormControlLabel, Stack, Switch, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { isBlank, type Json } from '../../api/patch';
import { describeProblem } from '../../api/problem';
import { DayField } from '../../form/DayField';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { SectionSkeleton } from '../../show/Facts';
import { stacked } from '../../list/stacked';
import { useFormat } from '../../show/useFormat';
import { useFieldLabel, Value } from '../../show/Value';
import { useRecord } from '../useRecord';

type Customer = Schema<'Customer'>;

const fields = [
  'number', 'name', 'shortName', 'type', 'status', 'owner', 'level', 'categoryId', 'industry', 'source', 'reference', 'tags', 'contactName', 'contactTitle', 'phones', 'emails', 'fax', 'website', 'addresses',
  'taxNumber', 'taxCountry', 'bank', 'paymentMethod', 'paymentTerms', 'creditLimit', 'notes',
];

/** What somebody looks for first: how it was just before the last change; how it began, where nothing has changed. Times are cut to milliseconds here. */
function before(customer: Customer): string {
  const made = new Date(customer.createdAt).getTime() + 1, changed = new Date(customer.updatedAt).getTime() - 1;
  return new Date(Math.max(made, changed)).toISOString();
}

/** A customer as it was at a moment, beside what it is today. */
export function AsOf() {
  const { data: customer, error, refetch } = useRecord<Customer>('customers');
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!customer) return <Stack sx={{ gap: 2.5, pt: 6 }}><SectionSkeleton lines={8} /></Stack>;
  return <Past customer={customer} />;
}

function Past({ customer }: { customer: Customer }) {
  const translate = useTranslate();
  const format = useFormat();
  const [query, setQuery] = useSearchParams();
  const at = query.get('at') ?? before(customer);
  const [entered, setEntered] = useState(at);
  const { data, error, isFetching } = useQuery({
    queryKey: ['as-of', customer.id, customer.version, at], retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/{id}/as-of', { params: { path: { id: customer.id }, query: { at } }, signal }).then(({ data }) => data!),
  });
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (entered && entered !== at) setQuery({ at: entered });
  };
  return (
    <>
      <PageHead title={translate('resources.past.title', { name: customer.name })} sub={translate('resources.past.about')} back={`/customers/${customer.id}/show`} />
      <Stack sx={{ gap: 2.5 }}>
        <Card component="form" onSubmit={show} sx={{ p: 2, display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
          <Box sx={{ width: { xs: '100%', sm: 290 } }}><DayField moment seconds disableFuture label={translate('resources.past.at')} value={entered} onChange={next => setEntered(next ?? '')} /></Box>
          <Button type="submit" variant="contained" disabled={!entered} sx={{ width: { xs: '100%', sm: 'auto' } }}>{translate('resources.past.show')}</Button>
        </Card>
        {error && <Alert severity="info" sx={{ whiteSpace: 'pre-line' }}>{describeProblem(error, translate)}</Alert>}
        {isFetching && !data && !error && <SectionSkeleton lines={8} />}
        {data && !error && (
          <>
            <Alert severity={data.proof.valid ? 'success' : 'error'}>
              {translate(data.proof.valid ? 'resources.past.proved' : 'resources.past.broken', { smart_count: data.proof.rows })}
              {data.unknown.length > 0 && <Unknown fields={data.unknown} />}
            </Alert>
            <Comparison then={data.customer as unknown as Json} today={customer as unknown as Json} at={format.dateTime(at)} />
          </>
        )}
      </Stack>
    </>
  );
}

function Unknown({ fields }: { fields: string[] }) {
  const translate = useTranslate();
  const label = useFieldLabel();
  return <Box>{translate('resources.past.unknown', { fields: fields.map(field => label('customers', field)).join(translate('kehu.comma')) })}</Box>;
}

/** Field by field, what was and what is; what differs stands out. */
function Comparison({ then, today, at }: { then: Json; today: Json; at: string }) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const [only, setOnly] = useState(false);
  const differs = (name: string) => !(isBlank(then[name]) && isBlank(today[name])) && JSON.stringify(then[name]) !== JSON.stringify(today[name]);
  const filled = fields.filter(name => !isBlank(then[name]) || !isBlank(today[name]));
  const shown = only ? filled.filter(differs) : filled;
  return (
    <Card>
      <Box sx={{ px: 2, py: 1 }}><FormControlLabel control={<Switch checked={only} onChange={event => setOnly(event.target.checked)} />} label={translate('resources.past.differing')} /></Box>
      <TableContainer tabIndex={0} role="region" aria-label={translate('resources.past.action')}>
        <Table size="small" sx={stacked(2)}>
          <TableHead><TableRow><TableCell sx={{ width: '22%' }}>{translate('resources.past.field')}</TableCell><TableCell sx={{ width: '39%' }}>{translate('resources.past.then')} · {at}</TableCell><TableCell>{translate('resources.past.today')}</TableCell></TableRow></TableHead>
          <TableBody>
            {shown.map(name => {
              const other = differs(name);
              return (
                <TableRow key={name} sx={{ verticalAlign: 'top', bgcolor: other ? 'action.selected' : undefined }}>
                  <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>{label('customers', name)}</TableCell>
                  <TableCell data-label={translate('resources.past.then')} sx={{ fontWeight: other ? 600 : 400 }}><Value resource="customers" name={name} value={then[name]} /></TableCell>
                  <TableCell data-label={translate('resources.past.today')} title={other ? translate('resources.past.differs') : undefined}><Value resource="customers" name={name} value={today[name]} /></TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
      {shown.length === 0 && <Typography color="textSecondary" sx={{ p: 2.5 }}>{translate('resources.past.same')}</Typography>}
    </Card>
  );
}
