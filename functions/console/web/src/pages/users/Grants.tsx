import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Close';
import { Box, Button, Chip, Divider, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { MomentInput } from '../../form/DayInput';
import { RoleInput } from '../../form/inputs';
import { useRoleName } from '../../form/useRoles';
import { useAllowed, useMe } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { Person } from '../../show/Person';
import { useFormat } from '../../show/useFormat';
import type { User } from './UserList';

/** Where a user's roles come from, also those for a time. */
export function Grants({ user, onDone }: { user: User; onDone: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const who = useMe();
  const roleName = useRoleName();
  const mayChange = useAllowed('user.update') && who?.user.id !== user.id && user.status !== 'left';
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<string>();
  const done = () => {
    notify('resources.users.done', { type: 'success' });
    onDone();
  };
  const add = async (values: Json) => {
    await kehu.POST('/v1/users/{id}/grants', {
      params: { path: { id: user.id } },
      body: { role: values.role as string, reason: values.reason as string | undefined, expiresAt: (values.expiresAt as string | null) ?? undefined },
    });
    done();
  };
  const remove = async (role: string) => {
    await kehu.DELETE('/v1/users/{id}/grants/{role}', { params: { path: { id: user.id, role }, header: { 'If-Match': `"${user.version}"` } } });
    done();
  };
  return (
    <SectionCard
      title={translate('resources.users.grants')}
      action={mayChange && <Button size="small" startIcon={<AddIcon />} onClick={() => setAdding(true)}>{translate('resources.users.grant')}</Button>}
    >
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0, mt: -1 }}>
        {user.grants.map(grant => (
          <Stack component="li" key={grant.role} direction="row" sx={{ py: 1, gap: 1.5, alignItems: 'center' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                <Typography sx={{ fontWeight: 600 }}>{roleName(grant.role)}</Typography>
                {grant.expiresAt && <Chip size="small" variant="outlined" color={new Date(grant.expiresAt) < new Date() ? 'default' : 'warning'} label={translate(new Date(grant.expiresAt) < new Date() ? 'resources.permissions.expired' : 'resources.permissions.until', { when: format.dateTime(grant.expiresAt) })} />}
              </Stack>
              <Typography variant="body2" color="textSecondary"><Person id={grant.grantedBy} /> · {format.date(grant.grantedAt)}{grant.reason && ` · ${grant.reason}`}</Typography>
            </Box>
            {mayChange && (
              <Tooltip title={translate('kehu.action.remove')}>
                <IconButton size="small" onClick={() => setRemoving(grant.role)} aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${roleName(grant.role)}`}><RemoveIcon fontSize="small" /></IconButton>
              </Tooltip>
            )}
          </Stack>
        ))}
      </Stack>
      {adding && (
        <AskDialog title={translate('resources.users.grant')} text={translate('resources.users.grantHelp')} label={translate('resources.users.grant')} labels="users" work={add} onClose={() => setAdding(false)}>
          <RoleInput source="role" required />
          <MomentInput source="expiresAt" help={translate('resources.users.help.expiresAt')} />
          <TextInput source="reason" helperText={false} />
        </AskDialog>
      )}
      {removing && (
        <ConfirmDialog
          title={`${translate('kehu.action.remove')}${translate('kehu.colon')}${roleName(removing)}`} text={translate('resources.users.ungrantHelp', { name: user.name })} label={translate('kehu.action.remove')} danger
          work={() => remove(removing)} onClose={() => setRemoving(undefined)}
        />
      )}
    </SectionCard>
  );
}
