import AddIcon from '@mui/icons-material/Add';
import CustomersIcon from '@mui/icons-material/HandshakeOutlined';
import { Box, Button, Divider, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { allows } from '../../api/me';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useMe } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { EntityLink, EntityName } from '../../show/History';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { Sales } from './Sales';
import { Steps } from './Steps';
import { Tasks } from './Tasks';

/** What to do next, and what has happened. */
export function Home() {
  const translate = useTranslate();
  const format = useFormat();
  const who = useMe();
  if (!who) return <Skeleton variant="rounded" height={220} />;
  const mayCreate = allows(who, 'customer.create');
  return (
    <>
      <PageHead
        title={translate('kehu.home.hello', { name: who.user.name })} tab={translate('kehu.menu.home')}
        sub={translate('kehu.home.sub', { company: who.tenant.name, date: format.date(new Date().toISOString()) })}
        actions={mayCreate && <Button component={RouterLink} to="/customers/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.customers.new')}</Button>}
      />
      <Stack sx={{ gap: 2.5 }}>
        {allows(who, 'settings.update') && <Steps who={who} />}
        <Tasks who={who} />
        {allows(who, 'order.read') && <Sales who={who} />}
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: allows(who, 'audit.read') ? 'repeat(2, minmax(0, 1fr))' : 'minmax(0, 1fr)' }, gap: 2.5, alignItems: 'start' }}>
          {allows(who, 'customer.read') && <RecentCustomers />}
          {allows(who, 'audit.read') && <LatestChanges />}
        </Box>
      </Stack>
    </>
  );
}

function RecentCustomers() {
  const translate = useTranslate();
  const format = useFormat();
  const { data, isPending } = useQuery({
    queryKey: ['customers', 'recent'],
    queryFn: ({ signal }) => kehu.GET('/v1/customers', { params: { query: { limit: 6 } }, signal }).then(({ data }) => data!.items),
  });
  return (
    <SectionCard title={translate('kehu.home.recent')} action={<Link component={RouterLink} to="/customers" variant="body2">{translate('kehu.home.all')}</Link>}>
      {isPending && <Lines />}
      {data?.length === 0 && <Empty icon={CustomersIcon} title={translate('kehu.home.recentNone')} help={translate('kehu.home.recentHelp')} />}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.map(customer => (
          <Stack component="li" key={customer.id} direction="row" sx={{ py: 1.25, gap: 2, alignItems: 'center', justifyContent: 'space-between' }}>
            <Box sx={{ minWidth: 0 }}>
              <Link component={RouterLink} to={`/customers/${customer.id}/show`} color="text.primary" sx={{ fontWeight: 600 }}>{customer.name}</Link>
              <Typography variant="body2" color="textSecondary" noWrap>{[customer.number, format.place(customer.place), format.ago(customer.createdAt)].filter(Boolean).join(' · ')}</Typography>
            </Box>
            <Status value={customer.status} text={`resources.customers.status.${customer.status}`} />
          </Stack>
        ))}
      </Stack>
    </SectionCard>
  );
}

function LatestChanges() {
  const translate = useTranslate();
  const format = useFormat();
  const { data, isPending } = useQuery({
    queryKey: ['audit', 'latest'],
    queryFn: ({ signal }) => kehu.GET('/v1/audit', { params: { query: { limit: 6 } }, signal }).then(({ data }) => data!.items),
  });
  return (
    <SectionCard title={translate('kehu.home.changes')} action={<Link component={RouterLink} to="/audit" variant="body2">{translate('resources.audit.name', { smart_count: 2 })}</Link>}>
      {isPending && <Lines />}
      {data?.length === 0 && <Typography variant="body2" color="textSecondary">{translate('kehu.home.changesNone')}</Typography>}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.map(row => (
          <Stack component="li" key={row.id} direction="row" sx={{ py: 1.25, gap: 2, alignItems: 'center', justifyContent: 'space-between' }}>
            <Box sx={{ minWidth: 0 }}>
              <Typography><EntityLink row={row}><EntityName row={row} /></EntityLink></Typography>
              <Typography variant="body2" color="textSecondary">{translate(`resources.audit.kind.${row.kind}`, { _: row.kind })} · <Person id={row.by} /> · <time dateTime={row.at} title={format.dateTime(row.at)}>{format.ago(row.at)}</time></Typography>
            </Box>
            <Status value={row.action} text={`kehu.history.${row.action}`} />
          </Stack>
        ))}
      </Stack>
    </SectionCard>
  );
}

function Lines() {
  return <Stack>{[1, 2, 3, 4].map(line => <Skeleton key={line} height={52} />)}</Stack>;
}
