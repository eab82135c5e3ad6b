import BellIcon from '@mui/icons-material/NotificationsNoneOutlined';
import { Badge, Box, Button, Divider, IconButton, List, ListItemButton, ListItemText, Popover, Skeleton, Stack, Tooltip, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { kehu } from '../api/kehu';
import { Failed } from '../show/Failed';
import { useFormat } from '../show/useFormat';
import { pathOf } from '../show/paths';

/** How often the bell asks, in milliseconds; not while nobody looks. */
const pulse = 60_000;

/** What one is told: how much is unread, and the newest. */
export function Bell() {
  const translate = useTranslate();
  const queries = useQueryClient();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data: unread } = useQuery({ queryKey: ['notifications', 'unread'], refetchInterval: pulse, retry: false, queryFn: ({ signal }) => kehu.GET('/v1/notifications/unread', { signal }).then(({ data }) => data!) });
  const count = unread?.count ?? 0;
  const label = translate('kehu.bell.name', { smart_count: count });
  const readAll = useMutation({ mutationFn: () => kehu.POST('/v1/notifications/read'), onSuccess: () => queries.invalidateQueries({ queryKey: ['notifications'] }) });
  return (
    <>
      <Tooltip title={label}>
        <IconButton onClick={event => setAnchor(event.currentTarget)} aria-label={label} aria-haspopup="dialog" color="inherit">
          <Badge badgeContent={count} max={99} color="error"><BellIcon fontSize="small" /></Badge>
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { 'sx': { width: 380, maxWidth: 'calc(100vw - 24px)', maxHeight: '75vh' }, 'role': 'dialog', 'aria-label': translate('kehu.bell.title') } }}
      >
        <Stack direction="row" sx={{ px: 2, py: 1.25, alignItems: 'center', justifyContent: 'space-between' }}>
          <Typography variant="h2">{translate('kehu.bell.title')}</Typography>
          <Button size="small" disabled={count === 0 || readAll.isPending} onClick={() => readAll.mutate()}>{translate('kehu.bell.readAll')}</Button>
        </Stack>
        <Divider />
        {anchor && <Newest onClose={() => setAnchor(null)} />}
      </Popover>
    </>
  );
}

function Newest({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [locale] = useLocaleState();
  const { data, error } = useQuery({ queryKey: ['notifications', 'newest', locale], retry: false, queryFn: ({ signal }) => kehu.GET('/v1/notifications', { params: { query: { limit: 20 } }, signal }).then(({ data }) => data!.items) });
  const read = useMutation({ mutationFn: (id: string) => kehu.POST('/v1/notifications/{id}/read', { params: { path: { id } } }), onSuccess: () => queries.invalidateQueries({ queryKey: ['notifications'] }) });
  const open = (one: Schema<'Notification'>) => {
    if (!one.readAt) read.mutate(one.id);
    const to = pathOf(one.record);
    if (to && one.label) {
      onClose();
      navigate(to);
    }
  };
  if (error) return <Box sx={{ p: 2 }}><Failed error={error} /></Box>;
  if (!data) return <Box sx={{ p: 2 }}><Skeleton height={44} /><Skeleton height={44} /></Box>;
  if (data.length === 0) return <Typography color="textSecondary" sx={{ p: 3, textAlign: 'center' }}>{translate('kehu.bell.none')}</Typography>;
  return (
    <List disablePadding sx={{ overflow: 'auto' }}>
      {data.map(one => (
        <ListItemButton key={one.id} onClick={() => open(one)} sx={{ borderRadius: 0, gap: 1.25, alignItems: 'flex-start' }}>
          <Box aria-hidden sx={{ width: 8, height: 8, mt: 1, borderRadius: '50%', flex: 'none', bgcolor: one.readAt ? 'transparent' : 'primary.main' }} />
          <ListItemText primary={one.text} secondary={[one.label, format.ago(one.createdAt)].filter(Boolean).join(' · ')} slotProps={{ primary: { sx: { fontWeight: one.readAt ? 400 : 600 } } }} />
        </ListItemButton>
      ))}
    </List>
  );
}
