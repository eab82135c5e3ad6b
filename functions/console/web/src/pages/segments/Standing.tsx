import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../show/useFormat';
import type { Segment } from './Segments';

/** How many customers are in a segment, and who came and went with the last run; told to who may see all customers. */
export function Standing({ segment, large }: { segment: Segment; large?: boolean }) {
  const translate = useTranslate();
  const format = useFormat();
  const { count, added = 0, removed = 0, computedAt } = segment.members ?? {};
  if (!computedAt) return <Typography variant="body2" color="textSecondary">{translate('resources.segments.first')}</Typography>;
  if (count === undefined) return large ? <Typography variant="body2" color="textSecondary">{translate('resources.segments.hidden')}</Typography> : null;
  const moved = [added > 0 && `+${format.number(added)}`, removed > 0 && `−${format.number(removed)}`].filter(Boolean).join(' ');
  return (
    <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>
      <Box component="span" sx={{ fontWeight: 700, fontSize: large ? '2rem' : '1.125rem', lineHeight: 1.2 }}>{format.number(count)}</Box>{' '}
      <Typography component="span" variant="body2" color="textSecondary">{translate('resources.segments.customers', { smart_count: count })}{moved && translate('kehu.aside', { text: moved })}</Typography>
    </Box>
  );
}
