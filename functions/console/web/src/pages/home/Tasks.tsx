import ApproveIcon from '@mui/icons-material/FactCheckOutlined';
import CheckupIcon from '@mui/icons-material/EventAvailableOutlined';
import DoneIcon from '@mui/icons-material/TaskAltOutlined';
import LateIcon from '@mui/icons-material/ScheduleOutlined';
import RejectedIcon from '@mui/icons-material/AssignmentReturnOutlined';
import ReviewIcon from '@mui/icons-material/VerifiedUserOutlined';
import SecondIcon from '@mui/icons-material/HowToRegOutlined';
import { Box, Divider, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useQueries } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { allows, type Me } from '../../api/me';
import { SectionCard } from '../../show/Facts';
import { Failed } from '../../show/Failed';
import { useFormat } from '../../show/useFormat';

interface Task {
  /** What the record is called. */
  name: string;
  to: string;
  detail?: string;
  /** The day by which it should be done. */
  due?: string;
  late?: boolean;
}

interface Source {
  kind: 'approve' | 'change' | 'rejected' | 'second' | 'checkup' | 'review' | 'overdue';
  icon: ComponentType<{ fontSize?: 'small' }>;
  needs: string;
  /** Where all of them are. */
  all: string;
  load: (signal: AbortSignal, who: Me) => Promise<Task[]>;
}

/** How many of a kind are shown; one more is asked for, to know whether there are more. */
const most = 4;
const limit = most + 1;

const filtered = (filter: object) => `/orders?filter=${encodeURIComponent(JSON.stringify(filter))}`;

const ordersWith = (status: 'submitted' | 'changePending') => (signal: AbortSignal) =>
  kehu.GET('/v1/orders', { params: { query: { status, approvable: true, limit } }, signal }).then(({ data }) => data!.items.map(order => ({ name: order.customerName, detail: order.number, to: `/orders/${order.id}/show` })));

/** What can wait for somebody, what is urgent first. */
const sources: Source[] = [
  { kind: 'approve', icon: ApproveIcon, needs: 'order.approve', all: filtered({ status: 'submitted', approvable: 'true' }), load: ordersWith('submitted') },
  { kind: 'change', icon: ApproveIcon, needs: 'order.approve', all: filtered({ status: 'changePending', approvable: 'true' }), load: ordersWith('changePending') },
  {
    kind: 'second', icon: SecondIcon, needs: 'customer.approve', all: '/customer-changes',
    load: signal => kehu.GET('/v1/customers/changes', { params: { query: { by: 'others', limit } }, signal }).then(({ data }) => data!.items.map(row => ({ name: row.name, detail: row.number, to: `/customers/${row.customerId}/show` }))),
  },
  {
    kind: 'rejected', icon: RejectedIcon, needs: 'order.submit', all: filtered({ status: 'rejected' }),
    load: signal => kehu.GET('/v1/orders', { params: { query: { status: 'rejected', owner: 'me', limit } }, signal }).then(({ data }) => data!.items.map(order => ({ name: order.customerName, detail: order.number, to: `/orders/${order.id}/show` }))),
  },
  {
    kind: 'checkup', icon: CheckupIcon, needs: 'customer.update', all: `/checkups?filter=${encodeURIComponent('{"reviewer":"me"}')}`,
    load: signal => kehu.GET('/v1/checkups', { params: { query: { reviewer: 'me', limit } }, signal }).then(({ data }) => data!.items.map(row => ({ name: row.customerName, detail: row.customerNumber, to: `/customers/${row.customerId}/show`, due: row.dueDate, late: row.status === 'overdue' }))),
  },
  {
    kind: 'review', icon: ReviewIcon, needs: 'review.read', all: '/reviews',
    load: signal => kehu.GET('/v1/reviews', { params: { query: { reviewer: 'me', state: 'open', limit } }, signal }).then(({ data }) => data!.items
      .filter(review => review.keptCount + review.revokedCount < review.itemCount).map(review => ({ name: review.name, to: `/reviews/${review.id}`, due: review.dueAt, late: review.overdue }))),
  },
  {
    kind: 'overdue', icon: LateIcon, needs: 'receipt.read', all: '/receivables',
    load: signal => kehu.GET('/v1/receivables', { params: { query: { owner: 'me', overdue: true, limit } }, signal }).then(({ data }) => data!.items.map(row => ({ name: row.customerName, detail: row.number, to: `/orders/${row.orderId}/show`, due: row.dueDate, late: true }))),
  },
];

/** What waits for whoever is signed in, of all that their permissions let them do. */
export function Tasks({ who }: { who: Me }) {
  const translate = useTranslate();
  const format = useFormat();
  const mine = sources.filter(source => allows(who, source.needs));
  const answers = useQueries({
    queries: mine.map(source => ({ queryKey: ['tasks', source.kind, who.user.id], retry: false, queryFn: ({ signal }: { signal: AbortSignal }) => source.load(signal, who) })),
  });
  if (mine.length === 0) return null;
  const pending = answers.some(answer => answer.isPending), failed = answers.find(answer => answer.error);
  const rows = mine.flatMap((source, index) => (answers[index].data ?? []).slice(0, most).map(task => ({ source, task })));
  const more = mine.filter((_, index) => (answers[index].data?.length ?? 0) > most);
  return (
    <SectionCard title={translate('resources.tasks.name')}>
      {failed && <Failed error={failed.error} />}
      {pending && <Stack>{[1, 2].map(line => <Skeleton key={line} height={52} />)}</Stack>}
      {!pending && !failed && rows.length === 0 && (
        <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', color: 'success.main' }}>
          <DoneIcon fontSize="small" />
          <Typography variant="body2" color="textSecondary"><Box component="span" sx={{ color: 'text.primary', fontWeight: 600 }}>{translate('resources.tasks.none')}</Box> · {translate('resources.tasks.noneHelp')}</Typography>
        </Stack>
      )}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0, mt: rows.length > 0 ? -1 : 0 }}>
        {!pending && rows.map(({ source, task }) => {
          const Icon = source.icon;
          return (
            <Stack component="li" key={source.kind + task.to} direction="row" sx={{ py: 1.25, gap: 1.5, alignItems: 'center' }}>
              <Box sx={{ color: task.late ? 'error.main' : 'primary.main', lineHeight: 0 }}><Icon fontSize="small" /></Box>
              <Box sx={{ minWidth: 0, flex: 1 }}>
                <Link component={RouterLink} to={task.to} color="text.primary" sx={{ fontWeight: 600 }}>{task.name}</Link>
                <Typography variant="body2" color="textSecondary">{[translate(`resources.tasks.kind.${source.kind}`), task.detail].filter(Boolean).join(' · ')}</Typography>
              </Box>
              {task.due && <Typography variant="body2" color={task.late ? 'error' : 'textSecondary'} sx={{ whiteSpace: 'nowrap' }}>{format.date(task.due)}</Typography>}
            </Stack>
          );
        })}
      </Stack>
      {!pending && more.map(source => <Link key={source.kind} component={RouterLink} to={source.all} variant="body2" sx={{ display: 'block', mt: 1 }}>{translate(`resources.tasks.all.${source.kind}`)}</Link>)}
    </SectionCard>
  );
}
