import CompaniesIcon from '@mui/icons-material/ApartmentOutlined';
import { Box, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { useChoices } from '../../form/inputs';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

export type Account = Schema<'TenantAccount'>;
export const plans = ['trial', 'team', 'business', 'enterprise', 'unlimited'] as const;

const field = (name: string) => `resources.tenants.fields.${name}`;

/** The companies, for who runs the platform; never what is in them. */
export function TenantList() {
  const translate = useTranslate();
  const format = useFormat();
  const who = useMe();
  const allowed = useAllowed('tenant.read');
  const statuses = useChoices('resources.tenants.status', ['pending', 'trial', 'active', 'suspended', 'expired', 'closed']);
  const offered = useChoices('resources.tenants.plan', plans);
  if (who && !allowed) return <Problem kind="denied" />;
  const seats = (account: Account) => translate('resources.tenants.seatsOf', { used: account.seatsUsed, seats: account.seats });
  return (
    <ListPage<Account>
      resource="tenants" search="resources.tenants.search" to={account => `/tenants/${account.id}`}
      filters={[{ source: 'status', label: field('status'), choices: statuses }, { source: 'plan', label: field('plan'), choices: offered }]}
      columns={[
        { key: 'name', label: field('name'), render: account => account.name },
        { key: 'status', label: field('status'), render: account => <Status value={account.status} text={`resources.tenants.status.${account.status}`} />, width: 120 },
        { key: 'plan', label: field('plan'), render: account => translate(`resources.tenants.plan.${account.plan}`) },
        { key: 'seats', label: field('seats'), render: seats },
        { key: 'expiresAt', label: field('expiresAt'), render: account => account.expiresAt && format.date(account.expiresAt) },
        { key: 'lastActivityAt', label: field('lastActivityAt'), render: account => account.lastActivityAt && format.ago(account.lastActivityAt) },
        { key: 'referralCode', label: field('referralCode'), render: account => account.referralCode, spare: true },
        { key: 'createdAt', label: field('createdAt'), render: account => format.date(account.createdAt), spare: true },
      ]}
      card={account => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{account.name}</Typography>
            <Status value={account.status} text={`resources.tenants.status.${account.status}`} />
          </Stack>
          <Typography variant="body2" color="textSecondary">{translate(`resources.tenants.plan.${account.plan}`)} · {seats(account)}</Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.tenants.name', { smart_count: 2 })} sub={translate('resources.tenants.about')} />}
      empty={<Empty icon={CompaniesIcon} title={translate('resources.tenants.empty')} />}
    />
  );
}
