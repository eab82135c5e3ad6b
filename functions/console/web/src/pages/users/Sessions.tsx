import DeviceIcon from '@mui/icons-material/DevicesOutlined';
import { Button, Chip, Divider, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { describeProblem } from '../../api/problem';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { useFormat } from '../../show/useFormat';

/** The sessions of a user, each with an end; one's own without `user`. */
export function SessionList({ user }: { user?: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const [ending, setEnding] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions', user ?? 'me'], retry: false,
    queryFn: ({ signal }) => (user ? kehu.GET('/v1/users/{id}/sessions', { params: { path: { id: user } }, signal }) : kehu.GET('/v1/me/sessions', { signal })).then(({ data }) => data!.items),
  });
  const end = async (id: string) => {
    if (user) await kehu.DELETE('/v1/users/{id}/sessions/{sessionId}', { params: { path: { id: user, sessionId: id } } });
    else await kehu.DELETE('/v1/me/sessions/{id}', { params: { path: { id } } });
    await refetch();
    notify('resources.sessions.ended', { type: 'success' });
  };
  if (error) return <Typography variant="body2" color="error">{describeProblem(error, translate)}</Typography>;
  if (!data) return <Skeleton height={80} />;
  const open = data.filter(session => !session.endedAt);
  if (open.length === 0) return <Typography variant="body2" color="textSecondary">{translate('resources.sessions.none')}</Typography>;
  return (
    <>
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {open.map(session => (
          <Stack component="li" key={session.id} direction="row" sx={{ py: 1, gap: 1.5, alignItems: 'center' }}>
            <DeviceIcon color="action" />
            <Stack sx={{ flex: 1, minWidth: 0 }}>
              <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{session.device || translate('resources.sessions.unknown')}</Typography>
                {session.current && <Chip size="small" color="primary" variant="outlined" label={translate('resources.sessions.current')} />}
              </Stack>
              <Typography variant="body2" color="textSecondary">
                {[session.address, `${translate('resources.sessions.since')} ${format.dateTime(session.createdAt)}`, `${translate('resources.sessions.seen')} ${format.ago(session.lastSeenAt)}`].filter(Boolean).join(' · ')}
              </Typography>
            </Stack>
            {!session.current && <Button size="small" color="error" onClick={() => setEnding(session.id)} aria-label={`${translate('resources.sessions.end')}${translate('kehu.colon')}${session.device ?? session.id}`}>{translate('resources.sessions.end')}</Button>}
          </Stack>
        ))}
      </Stack>
      {ending && <ConfirmDialog title={translate('resources.sessions.end')} text={translate('resources.sessions.endHelp')} label={translate('resources.sessions.end')} danger work={() => end(ending)} onClose={() => setEnding(undefined)} />}
    </>
  );
}
