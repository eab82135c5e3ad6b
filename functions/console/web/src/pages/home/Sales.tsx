import { Box, Link, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { allows, type Me } from '../../api/me';
import { SectionCard, SectionSkeleton } from '../../show/Facts';
import { Failed } from '../../show/Failed';
import { useFormat } from '../../show/useFormat';

type Row = Schema<'OrdersTotalsRow'>;

/** How many months are shown. */
const months = 6;

/** The month so many months before, in the reader's time zone. */
export function monthBefore(now: Date, count: number): string {
  const first = new Date(now.getFullYear(), now.getMonth() - count, 1);
  return `${first.getFullYear()}-${String(first.getMonth() + 1).padStart(2, '0')}`;
}

/** What was sold in the last months, in the company's currency, and what should have been paid. */
export function Sales({ who }: { who: Me }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '1.6fr 1fr' }, gap: 2.5, alignItems: 'start' }}>
      <Trend currency={who.tenant.currency} />
      {allows(who, 'receipt.read') && <Due />}
    </Box>
  );
}

function Trend({ currency }: { currency: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const [locale] = useLocaleState();
  const from = monthBefore(new Date(), months - 1);
  const { data, error } = useQuery({
    queryKey: ['orders', 'totals', from], retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/orders/totals', { params: { query: { by: 'month', from, limit: 50 } }, signal }).then(({ data }) => data!.items),
  });
  if (error) return <SectionCard title={translate('kehu.home.sales')}><Failed error={error} /></SectionCard>;
  if (!data) return <SectionSkeleton lines={3} />;
  const valueOf = (row: Row | undefined) => row?.sums.find(sum => sum.currency === currency);
  const keys = Array.from({ length: months }, (_, index) => monthBefore(new Date(), months - 1 - index));
  const sums = keys.map(key => valueOf(data.find(row => row.key === key)));
  const most = Math.max(...sums.map(sum => Number(sum?.total.amount ?? 0)), 1);
  const name = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  return (
    <SectionCard title={translate('kehu.home.sales')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: `repeat(${months}, minmax(0, 1fr))`, gap: { xs: 1, sm: 2 }, alignItems: 'end' }}>
        {keys.map((key, index) => {
          const sum = sums[index], amount = Number(sum?.total.amount ?? 0);
          return (
            <Box component="li" key={key} sx={{ textAlign: 'center', minWidth: 0 }}>
              <Typography variant="caption" sx={{ fontVariantNumeric: 'tabular-nums', display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: 600 }}>{sum ? format.short(amount, currency) : '–'}</Typography>
              <Box aria-hidden sx={{ height: 96, display: 'flex', alignItems: 'flex-end', my: 0.5 }}>
                <Box sx={{ width: '100%', maxWidth: 64, mx: 'auto', height: `${Math.max(amount * 100 / most, amount > 0 ? 4 : 1)}%`, borderRadius: '6px 6px 0 0', bgcolor: index === months - 1 ? 'primary.main' : amount > 0 ? 'primary.light' : 'divider' }} />
              </Box>
              <Typography variant="caption" color="textSecondary">{name.format(new Date(`${key}-01T00:00:00Z`))}</Typography>
            </Box>
          );
        })}
      </Box>
    </SectionCard>
  );
}

function Due() {
  const translate = useTranslate();
  const format = useFormat();
  const { data, error } = useQuery({
    queryKey: ['receivables', 'home'], retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/receivables', { params: { query: { limit: 4 } }, signal }).then(({ data }) => data!.items),
  });
  if (error) return <SectionCard title={translate('kehu.home.due')}><Failed error={error} /></SectionCard>;
  if (!data) return <SectionSkeleton lines={3} />;
  return (
    <SectionCard title={translate('kehu.home.due')} action={<Link component={RouterLink} to="/receivables" variant="body2">{translate('resources.receivables.name', { smart_count: 2 })}</Link>}>
      {data.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.receivables.empty')}</Typography>}
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1.25 }}>
        {data.map(row => (
          <Stack component="li" key={row.orderId} direction="row" sx={{ gap: 2, justifyContent: 'space-between', alignItems: 'baseline' }}>
            <Box sx={{ minWidth: 0 }}>
              <Link component={RouterLink} to={`/orders/${row.orderId}/show`} color="text.primary" sx={{ fontWeight: 600 }}>{row.customerName}</Link>
              <Typography variant="body2" color={(row.daysOverdue ?? 0) > 0 ? 'error' : 'textSecondary'}>{row.number} · {(row.daysOverdue ?? 0) > 0 ? translate('resources.receivables.days', { smart_count: row.daysOverdue! }) : format.date(row.dueDate)}</Typography>
            </Box>
            <Typography sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{format.money(row.open.amount, row.open.currency)}</Typography>
          </Stack>
        ))}
      </Stack>
    </SectionCard>
  );
}
