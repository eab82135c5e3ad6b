import AddIcon from '@mui/icons-material/Add';
import CustomersIcon from '@mui/icons-material/HandshakeOutlined';
import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useChoices } from '../../form/inputs';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useAllowed, useMe, useModuleName } from '../../layout/useMe';
import { ExportButton } from '../../list/ExportButton';
import { ListPage } from '../../list/ListPage';
import type { Column } from '../../list/RecordTable';
import { Person } from '../../show/Person';
import { Phone } from '../../show/Phone';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { Value } from '../../show/Value';
import { usePeople } from '../usePeople';
import { BulkChange } from './BulkChange';
import { statuses } from './CustomerForm';

export type Summary = Schema<'CustomerSummary'>;

const field = (name: string) => `resources.customers.fields.${name}`;

/** What a phone shows of a customer. */
export function CustomerCard({ customer }: { customer: Summary }) {
  const format = useFormat();
  return (
    <Box>
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, alignItems: 'flex-start' }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{customer.name}</Typography>
        <Status value={customer.status} text={`resources.customers.status.${customer.status}`} />
      </Stack>
      <Typography variant="body2" color="textSecondary">{[customer.number, customer.contactName, format.place(customer.place)].filter(Boolean).join(' · ')}</Typography>
      {(customer.phones?.[0] ?? customer.emails?.[0]) && <Typography variant="body2" color="textSecondary">{customer.phones?.[0] ? <Phone value={customer.phones[0]} /> : customer.emails?.[0]}</Typography>}
    </Box>
  );
}

function useColumns(): Column<Summary>[] {
  const format = useFormat();
  return [
    { key: 'name', label: field('name'), render: c => c.name },
    { key: 'number', label: field('number'), render: c => <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>{c.number}</Box>, width: 110 },
    { key: 'status', label: field('status'), render: c => <Status value={c.status} text={`resources.customers.status.${c.status}`} />, width: 110 },
    { key: 'contactName', label: field('contactName'), render: c => c.contactName },
    { key: 'phones', label: field('phones'), render: c => c.phones?.[0] && <Phone value={c.phones[0]} /> },
    { key: 'place', label: field('place'), render: c => format.place(c.place) },
    { key: 'owner', label: field('owner'), render: c => c.owner && <Person id={c.owner} /> },
    { key: 'emails', label: field('emails'), render: c => c.emails?.[0], spare: true },
    { key: 'shortName', label: field('shortName'), render: c => c.shortName, spare: true },
    { key: 'type', label: field('type'), render: c => <Value resource="customers" name="type" value={c.type} />, spare: true },
    { key: 'level', label: field('level'), render: c => c.level, spare: true },
    { key: 'source', label: field('source'), render: c => c.source && <Value resource="customers" name="source" value={c.source} />, spare: true },
    { key: 'tags', label: field('tags'), render: c => <Tags tags={c.tags} />, spare: true },
    { key: 'taxNumber', label: field('taxNumber'), render: c => c.taxNumber, spare: true },
    { key: 'reference', label: field('reference'), render: c => c.reference, spare: true },
    { key: 'updatedAt', label: field('updatedAt'), render: c => format.ago(c.updatedAt), spare: true },
    { key: 'createdAt', label: field('createdAt'), render: c => format.date(c.createdAt), spare: true },
  ];
}

export function Tags({ tags }: { tags?: string[] | null }) {
  return <Stack component="span" direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>{tags?.map(tag => <Chip key={tag} label={tag} size="small" />)}</Stack>;
}

export function CustomerList() {
  const translate = useTranslate();
  const who = useMe();
  const name = useModuleName();
  const mayCreate = useAllowed('customer.create');
  const columns = useColumns();
  const people = usePeople();
  const { data: segments = [] } = useGetList<Schema<'Segment'>>('segments', {}, { enabled: useAllowed('segment.read'), retry: false, staleTime: 60_000 });
  const mayChange = useAllowed('customer.update'), mayHand = useAllowed('customer.transfer');
  const [changing, setChanging] = useState<{ ids: string[]; clear: () => void }>();
  const create = mayCreate && <Button component={Link} to="/customers/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.customers.new')}</Button>;
  const bulk = (ids: string[], clear: () => void) => (
    <>
      <Button size="small" variant="outlined" onClick={() => setChanging({ ids, clear })}>{translate('kehu.bulk.change')}</Button>
      {mayHand && <Button size="small" variant="outlined" component={Link} to={`/customers/transfer?customers=${ids.join(',')}`}>{translate('kehu.bulk.transfer')}</Button>}
      {changing && <BulkChange ids={changing.ids} onClose={() => setChanging(undefined)} onStarted={changing.clear} />}
    </>
  );
  const filters = [
    { source: 'status', label: field('status'), choices: useChoices('resources.customers.status', statuses) },
    { source: 'owner', label: field('owner'), choices: [{ id: 'me', name: translate('resources.customers.fields.mine') }, { id: 'team', name: translate('resources.customers.ofTeam') }, ...people.filter(person => person.id !== who?.user.id)] },
    { source: 'team', label: field('shared'), choices: [{ id: 'me', name: translate('kehu.yes') }] },
    { source: 'tag', label: field('tags'), kind: 'text' as const },
    ...(segments.length > 0 ? [{ source: 'segment', label: 'resources.segments.one', choices: segments.map(({ id, name }) => ({ id, name })) }] : []),
  ];
  return (
    <ListPage<Summary>
      object="customer" choose={mayChange ? customer => customer.name : undefined} bulk={mayChange ? bulk : undefined}
      resource="customers" columns={columns} filters={filters} search="resources.customers.search"
      to={customer => `/customers/${customer.id}/show`} card={customer => <CustomerCard customer={customer} />}
      head={<PageHead title={name('customers', translate('resources.customers.name', { smart_count: 2 }))} sub={translate('resources.customers.about')} actions={<><ExportButton list="customers" needs="customer.export" />{create}</>} />}
      empty={<Empty icon={CustomersIcon} title={translate('resources.customers.empty')} help={translate('resources.customers.emptyHelp')}>{create}</Empty>}
    />
  );
}
