import { Box, Link, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { offered } from '../../api/offers';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { Person } from '../../show/Person';
import { useFormat } from '../../show/useFormat';

type Order = Schema<'Order'>;

interface Step {
  text: string;
  by?: string;
  at?: string;
  note?: string;
  /** Whether the company's settings say who must approve. */
  rule?: boolean;
  tone: 'success.main' | 'error.main' | 'info.main' | 'divider';
}

/** The steps that the order has taken, and the next. */
export function stepsOf(order: Order): Step[] {
  const steps: Step[] = [{ text: 'created', by: order.createdBy, at: order.createdAt, tone: 'success.main' }];
  if (order.submittedAt) steps.push({ text: 'submitted', by: order.submittedBy, at: order.submittedAt, tone: 'success.main' });
  if (order.approvedAt) steps.push({ text: order.approvedBy ? 'approved' : 'approvedAlone', by: order.approvedBy, at: order.approvedAt, tone: 'success.main' });
  if (['rejected', 'cancelled', 'closed'].includes(order.status)) steps.push({ text: order.status, note: order.reason, at: order.updatedAt, by: order.updatedBy, tone: order.status === 'closed' ? 'info.main' : 'error.main' });
  if (order.status === 'submitted') steps.push({ text: 'waits', note: offered(order, 'approve')?.detail, rule: true, tone: 'divider' });
  if (order.status === 'changePending') steps.push({ text: 'changeWaits', note: offered(order, 'approve')?.detail, rule: true, tone: 'divider' });
  return steps;
}

/** Who submitted, approved or refused the order, and when. */
export function Trail({ order }: { order: Order }) {
  const translate = useTranslate();
  const mayRule = useAllowed('settings.update');
  const format = useFormat();
  return (
    <SectionCard title={translate('resources.orders.trail.title')}>
      <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {stepsOf(order).map((step, index, all) => (
          <Box component="li" key={step.text} sx={{ display: 'grid', gridTemplateColumns: '18px 1fr', columnGap: 1.25 }}>
            <Box aria-hidden sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center' }}>
              <Box sx={{ width: 12, height: 12, mt: 0.6, borderRadius: '50%', bgcolor: step.tone === 'divider' ? 'transparent' : step.tone, border: 2, borderColor: step.tone, flex: 'none' }} />
              {index < all.length - 1 && <Box sx={{ width: 2, flex: 1, bgcolor: 'divider', minHeight: 14 }} />}
            </Box>
            <Box sx={{ pb: 1.5 }}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>{translate(`resources.orders.trail.${step.text}`)}</Typography>
              {step.at && <Typography variant="body2" color="textSecondary">{step.by && <><Person id={step.by} /> · </>}<time dateTime={step.at}>{format.dateTime(step.at)}</time></Typography>}
              {step.note && <Typography variant="body2">{step.note}{step.rule && mayRule && <> <Link component={RouterLink} underline="always" to="/settings">{translate('resources.settings.name', { smart_count: 2 })}</Link></>}</Typography>}
            </Box>
          </Box>
        ))}
      </Stack>
    </SectionCard>
  );
}
