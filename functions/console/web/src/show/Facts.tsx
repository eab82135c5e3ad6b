import { Box, Card, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { isBlank } from '../api/patch';
import { useFieldLabel, Value } from './Value';

interface CardProps {
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a page with its own heading. */
export function SectionCard({ title, action, children }: CardProps) {
  return (
    <Card component="section" sx={{ 'p': { xs: 2, md: 2.5 }, '& td, & th': { px: { xs: 1, sm: 2 } }, '& td:first-of-type, & th:first-of-type': { pl: 0 }, '& td:last-of-type, & th:last-of-type': { pr: 0 } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1, mb: 2, minHeight: 32 }}>
        <Typography variant="h2">{title}</Typography>
        {action}
      </Box>
      {children}
    </Card>
  );
}

interface Props {
  resource: string;
  record: Record<string, unknown>;
  names: string[];
  /** What to show instead of the plain value. */
  special?: Partial<Record<string, ReactNode>>;
}

/** Fields of a record, each under its label; blank ones are left out. */
export function Facts({ resource, record, names, special = {} }: Props) {
  const label = useFieldLabel();
  const shown = names.filter(name => special[name] !== undefined || !isBlank(at(record, name)));
  if (shown.length === 0) return <Box><Value resource={resource} name="" value={null} /></Box>;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 3, rowGap: 2 }}>
      {shown.map(name => (
        <Box key={name} sx={{ minWidth: 0 }}>
          <Typography component="dt" variant="caption" color="textSecondary">{label(resource, name)}</Typography>
          <Box component="dd" sx={{ m: 0 }}>{special[name] ?? <Value resource={resource} name={name} value={at(record, name)} />}</Box>
        </Box>
      ))}
    </Box>
  );
}

/** The member of a record at a dotted name. */
export function at(record: Record<string, unknown>, name: string): unknown {
  return name.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], record);
}

/** The shape of a section while it is being loaded. */
export function SectionSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <Card sx={{ p: 2.5 }}>
      <Skeleton width={140} height={28} sx={{ mb: 1.5 }} />
      {Array.from({ length: lines }, (_, index) => <Skeleton key={index} height={30} width={`${90 - index % 3 * 18}%`} />)}
    </Card>
  );
}
