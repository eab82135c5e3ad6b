import { Box, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { useFormat } from '../../show/useFormat';

/** How much of the credit limit is used. */
export function Credit({ customer }: { customer: { id: string; version: number; deletedAt?: string | null } }) {
  const translate = useTranslate();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['credit', customer.id, customer.version], enabled: !customer.deletedAt, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/{id}/credit', { params: { path: { id: customer.id } }, signal }).then(({ data }) => data!),
  });
  if (!data) return null;
  const used = Number(data.used.amount), limit = data.limit ? Number(data.limit.amount) : 0;
  const share = limit > 0 ? Math.min(100, used * 100 / limit) : 0;
  return (
    <Box sx={{ mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, flexWrap: 'wrap', mb: limit > 0 ? 0.75 : 0 }}>
        <Typography variant="body2">{translate('resources.customers.credit.used', { amount: format.money(data.used.amount, data.used.currency), smart_count: data.openOrders })}</Typography>
        <Typography variant="body2" color={share >= 100 ? 'error' : 'textSecondary'}>
          {data.available ? translate('resources.customers.credit.available', { amount: format.money(data.available.amount, data.available.currency) }) : translate('resources.customers.credit.none')}
        </Typography>
      </Box>
      {limit > 0 && <LinearProgress variant="determinate" value={share} color={share >= 100 ? 'error' : share >= 80 ? 'warning' : 'primary'} aria-label={translate('resources.customers.credit.share')} sx={{ height: 6, borderRadius: 3 }} />}
    </Box>
  );
}
