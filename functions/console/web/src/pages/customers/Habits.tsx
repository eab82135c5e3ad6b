import { Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { useFormat } from '../../show/useFormat';

const text = (name: string) => `resources.segments.habits.${name}`;

/** How a customer orders beside the others; nothing where the company does not score its customers, or this one did not order of late. */
export function Habits({ customer }: { customer: { id: string; version: number } }) {
  const translate = useTranslate();
  const format = useFormat();
  const may = useAllowed('order.read');
  const { data } = useQuery({
    queryKey: ['habits', customer.id, customer.version], retry: false, enabled: may,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/{id}/overview', { params: { path: { id: customer.id } }, signal }).then(({ data }) => data!.habits ?? null),
  });
  if (!data) return null;
  return <SectionCard title={translate(text('title'))}><Scores habits={data} format={format} /></SectionCard>;
}

function Scores({ habits, format }: { habits: Schema<'SegmentHabits'>; format: ReturnType<typeof useFormat> }) {
  const translate = useTranslate();
  const rows: [name: string, value: string, score: number][] = [
    ['recency', habits.recency === 0 ? translate(text('today')) : translate(text('ago'), { smart_count: habits.recency }), habits.recencyScore],
    ['frequency', format.number(habits.orders), habits.frequencyScore],
    ['amount', format.money(habits.amount.amount, habits.amount.currency), habits.amountScore],
  ];
  return (
    <>
      <Stack component="dl" sx={{ m: 0, gap: 1.5 }}>
        {rows.map(([name, value, score]) => (
          <Box key={name} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: 2, alignItems: 'center' }}>
            <Typography component="dt" variant="caption" color="textSecondary" sx={{ gridColumn: '1 / -1' }}>{translate(text(name))}</Typography>
            <Box component="dd" sx={{ m: 0, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{value}</Box>
            <Box component="dd" sx={{ m: 0 }}><Box role="img" aria-label={translate(text('score'), { score })} sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
              {[1, 2, 3, 4, 5].map(step => <Box key={step} sx={{ width: 14, height: 8, borderRadius: 0.5, bgcolor: step <= score ? 'primary.main' : 'action.selected' }} />)}
              <Typography variant="body2" aria-hidden sx={{ ml: 0.5, fontWeight: 600, minWidth: '1ch' }}>{score}</Typography>
            </Box></Box>
          </Box>
        ))}
      </Stack>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>{translate(text('help'), { when: format.date(habits.day) })}</Typography>
    </>
  );
}
