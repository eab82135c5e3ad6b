import ReferralsIcon from '@mui/icons-material/CampaignOutlined';
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import type { Account } from './Tenants';

const field = (name: string) => `resources.tenants.fields.${name}`;

/** The companies that came by somebody's sales code, by code. */
export function Referrals() {
  const translate = useTranslate();
  const format = useFormat();
  const who = useMe();
  const allowed = useAllowed('tenant.read');
  if (who && !allowed) return <Problem kind="denied" />;
  const status = (account: Account) => <Status value={account.status} text={`resources.tenants.status.${account.status}`} />;
  return (
    <ListPage<Account>
      resource="referrals" to={account => `/tenants/${account.id}`} filters={[{ source: 'code', label: 'resources.referrals.code', kind: 'code' }]}
      columns={[
        { key: 'name', label: field('name'), render: account => account.name },
        { key: 'referralCode', label: field('referralCode'), render: account => account.referralCode },
        { key: 'status', label: field('status'), render: status, width: 120 },
        { key: 'plan', label: field('plan'), render: account => translate(`resources.tenants.plan.${account.plan}`) },
        { key: 'seats', label: field('seats'), render: account => translate('resources.tenants.seatsOf', { used: account.seatsUsed, seats: account.seats }) },
        { key: 'createdAt', label: field('createdAt'), render: account => format.date(account.createdAt) },
      ]}
      card={account => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{account.name}</Typography>{status(account)}</Stack>
          <Typography variant="body2" color="textSecondary">{account.referralCode} · {translate(`resources.tenants.plan.${account.plan}`)} · {format.date(account.createdAt)}</Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.referrals.name', { smart_count: 2 })} sub={translate('resources.referrals.about')} />}
      empty={<Empty icon={ReferralsIcon} title={translate('resources.referrals.empty')} help={translate('resources.referrals.emptyHelp')} />}
    />
  );
}
