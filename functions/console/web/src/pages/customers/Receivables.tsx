import { Box, Link, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { useAllowed } from '../../layout/useMe';
import { Failed } from '../../show/Failed';
import { SectionCard } from '../../show/Facts';
import { useFormat } from '../../show/useFormat';

/** What the customer has to pay, by when it is due. */
export function Receivables({ customer }: { customer: { id: string; version: number } }) {
  const translate = useTranslate();
  const format = useFormat();
  const may = useAllowed('receipt.read');
  const { data, error } = useQuery({
    queryKey: ['receivables', 'customer', customer.id, customer.version], retry: false, enabled: may,
    queryFn: ({ signal }) => kehu.GET('/v1/receivables', { params: { query: { customer: customer.id, limit: 5 } }, signal }).then(({ data }) => data!.items),
  });
  if (!may || !data && !error) return null;
  return (
    <SectionCard title={translate('resources.receivables.name', { smart_count: 2 })} action={<Link component={RouterLink} to={`/customers/${customer.id}/statement`} variant="body2">{translate('resources.customers.statement.title')}</Link>}>
      {error && <Failed error={error} />}
      {data?.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.receivables.empty')}</Typography>}
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1.25 }}>
        {data?.map(row => {
          const late = row.daysOverdue ?? 0;
          return (
            <Stack component="li" key={row.orderId} direction="row" sx={{ gap: 2, justifyContent: 'space-between', alignItems: 'baseline' }}>
              <Box sx={{ minWidth: 0 }}>
                <Link component={RouterLink} to={`/orders/${row.orderId}/show`} color="text.primary" sx={{ fontWeight: 600 }}>{row.number}</Link>
                <Typography variant="body2" color={late > 0 ? 'error' : 'textSecondary'}>{late > 0 ? translate('resources.receivables.days', { smart_count: late }) : format.date(row.dueDate)}</Typography>
              </Box>
              <Typography sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{format.money(row.open.amount, row.open.currency)}</Typography>
            </Stack>
          );
        })}
      </Stack>
    </SectionCard>
  );
}
