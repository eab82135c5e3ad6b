import { Box, Button, Divider, Skeleton, Stack, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { SectionCard } from '../../show/Facts';
import { Failed } from '../../show/Failed';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

/** The mails that went to a customer, and whether they arrived. */
export function Mails({ customer }: { customer: { id: string } }) {
  const translate = useTranslate();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['mails', customer.id], enabled: open, retry: false, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => kehu.GET('/v1/customers/{id}/mails', { params: { path: { id: customer.id }, query: { limit: 10, cursor } }, signal }).then(({ data }) => data!),
    getNextPageParam: page => page.nextCursor,
  });
  const mails = data?.pages.flatMap(page => page.items) ?? [];
  return (
    <SectionCard title={translate('resources.customers.mails.title')} action={!open && <Button size="small" onClick={() => setOpen(true)}>{translate('resources.customers.mails.show')}</Button>}>
      {error && <Failed error={error} />}
      {open && !data && !error && <Skeleton height={48} />}
      {data && mails.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.customers.mails.none')}</Typography>}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {mails.map(mail => (
          <Stack component="li" key={mail.id} direction="row" sx={{ py: 1, gap: 1.5, alignItems: 'center' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography sx={{ fontWeight: 600 }}>{mail.subject}</Typography>
              <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>{mail.to} · {format.dateTime(mail.createdAt)}{mail.detail && ` · ${mail.detail}`}</Typography>
            </Box>
            <Status value={mail.state} text={`resources.customers.mails.state.${mail.state}`} />
          </Stack>
        ))}
      </Stack>
      {hasNextPage && <Button size="small" onClick={() => void fetchNextPage()}>{translate('kehu.list.more')}</Button>}
    </SectionCard>
  );
}
