import { Box, ButtonBase, Divider, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';

/** The records of the list as cards, on a phone. */
export function Cards<T extends RaRecord>({ card, to }: { card: (record: T) => ReactNode; to?: (record: T) => string }) {
  const { data, isPending } = useListContext<T>();
  return (
    <Box component="ul" sx={{ display: { md: 'none' }, listStyle: 'none', m: 0, p: 0 }} aria-busy={isPending}>
      {isPending && Array.from({ length: 6 }, (_, index) => (
        <Box component="li" key={index} sx={{ px: 2, py: 1.75 }}><Skeleton width="60%" height={26} /><Skeleton width="40%" /></Box>
      ))}
      {data?.map((record, index) => (
        <li key={record.id}>
          {index > 0 && <Divider />}
          {to
            ? <ButtonBase component={Link} to={to(record)} sx={{ display: 'block', width: '100%', textAlign: 'left', px: 2, py: 1.75 }}>{card(record)}</ButtonBase>
            : <Box sx={{ px: 2, py: 1.75 }}>{card(record)}</Box>}
        </li>
      ))}
    </Box>
  );
}
