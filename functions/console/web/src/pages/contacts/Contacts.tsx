import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Chip, Divider, Link, Skeleton, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { Phone } from '../../show/Phone';
import { Value } from '../../show/Value';

/** The people at a customer. */
export function Contacts({ customer }: { customer: { id: string; deletedAt?: string | null } }) {
  const translate = useTranslate();
  const mayChange = useAllowed('customer.update') && !customer.deletedAt;
  const base = `/customers/${customer.id}/contacts`;
  const { data, isPending } = useGetList<Schema<'Contact'>>(base.slice(1), { pagination: { page: 1, perPage: 100 } }, { retry: false, enabled: !customer.deletedAt });
  const add = mayChange && <Button component={RouterLink} to={`${base}/create`} size="small" startIcon={<AddIcon />}>{translate('resources.contacts.new')}</Button>;
  return (
    <SectionCard title={translate('resources.contacts.name', { smart_count: 2 })} action={add}>
      {isPending && !customer.deletedAt && <Skeleton height={60} />}
      {data?.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.contacts.none')}</Typography>}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0, mt: -1 }}>
        {data?.map(contact => (
          <Box component="li" key={contact.id} sx={{ py: 1.25, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 3, rowGap: 0.5 }}>
            <Box>
              <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                {mayChange ? <Link component={RouterLink} to={`${base}/${contact.id}`} color="text.primary" sx={{ fontWeight: 600 }}>{contact.name}</Link> : <Typography sx={{ fontWeight: 600 }}>{contact.name}</Typography>}
                {contact.isPrimary && <Chip size="small" color="primary" variant="outlined" label={translate('resources.contacts.primary')} />}
                {contact.doNotCall && <Chip size="small" variant="outlined" label={translate('resources.contacts.doNotCall')} />}
              </Stack>
              <Typography variant="body2" color="textSecondary">
                {[contact.title, contact.department].filter(Boolean).join(translate('kehu.comma'))}
                {contact.decisionRole && <>{(contact.title || contact.department) && ' · '}<Value resource="contacts" name="decisionRole" value={contact.decisionRole} /></>}
              </Typography>
            </Box>
            <Stack sx={{ minWidth: 0, fontSize: '0.9375rem' }}>
              {[contact.mobile, ...contact.phones ?? []].filter(number => number !== undefined).slice(0, 2).map(number => <Phone key={number} value={number} link />)}
              {contact.emails?.slice(0, 1).map(email => <Link key={email} href={`mailto:${email}`} sx={{ overflowWrap: 'anywhere' }}>{email}</Link>)}
            </Stack>
          </Box>
        ))}
      </Stack>
    </SectionCard>
  );
}
