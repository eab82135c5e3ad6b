import MoreIcon from '@mui/icons-material/MoreVert';
import { Button, Menu, MenuItem } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { allows } from '../../api/me';
import type { Json } from '../../api/patch';
import { provider } from '../../api/provider';
import { AskDialog } from '../../form/AskDialog';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { UserInput } from '../../form/inputs';
import { useMe } from '../../layout/useMe';
import type { User } from './UserList';

interface Action {
  name: 'resend' | 'suspend' | 'reactivate' | 'resetMfa' | 'resetPassword' | 'unlock' | 'signOut' | 'offboard';
  path: string;
  needs: string;
  /** In which states of the user it makes sense. */
  when: User['status'][];
  danger?: boolean;
}

const actions: Action[] = [
  { name: 'resend', path: 'resend-invitation', needs: 'user.create', when: ['invited'] },
  { name: 'signOut', path: 'sign-out', needs: 'user.signOut', when: ['active'] },
  { name: 'resetMfa', path: 'reset-mfa', needs: 'user.reset', when: ['active', 'suspended'] },
  { name: 'resetPassword', path: 'reset-password', needs: 'user.password', when: ['active'] },
  { name: 'unlock', path: 'unlock', needs: 'user.unlock', when: ['active', 'suspended'] },
  { name: 'suspend', path: 'suspend', needs: 'user.suspend', when: ['active', 'invited'], danger: true },
  { name: 'reactivate', path: 'reactivate', needs: 'user.suspend', when: ['suspended'] },
  { name: 'offboard', path: 'offboard', needs: 'user.offboard', when: ['active', 'invited', 'suspended'], danger: true },
];

/** What an administrator can do with somebody's account, each asked for first. */
export function UserActions({ user, onDone }: { user: User; onDone: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const who = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Action>();
  const offered = who?.user.id === user.id ? [] : actions.filter(action => action.when.includes(user.status) && allows(who, action.needs));
  if (offered.length === 0) return null;
  const offboard = async (values: Json) => {
    const { data: job } = await provider.act('users', user.id, 'offboard', values);
    await queries.invalidateQueries({ queryKey: ['users'] });
    navigate(`/jobs/${job.id}`);
  };
  const perform = async (action: Action) => {
    await provider.act('users', user.id, action.path);
    await queries.invalidateQueries({ queryKey: ['users'] });
    notify('resources.users.done', { type: 'success' });
    onDone();
  };
  return (
    <>
      <Button variant="outlined" color="inherit" endIcon={<MoreIcon />} onClick={event => setAnchor(event.currentTarget)} aria-haspopup="menu">{translate('kehu.action.more')}</Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {offered.map(action => (
          <MenuItem key={action.name} onClick={() => { setAnchor(null); setAsked(action); }} sx={{ color: action.danger ? 'error.main' : undefined }}>{translate(`resources.users.action.${action.name}`)}</MenuItem>
        ))}
      </Menu>
      {asked?.name === 'offboard' && (
        <AskDialog title={translate('resources.users.action.offboard')} text={translate('resources.users.confirm.offboard', { name: user.name })} label={translate('resources.users.action.offboard')} danger labels="users" work={offboard} onClose={() => setAsked(undefined)}>
          <UserInput source="to" without={user.id} required />
          <UserInput source="managerId" label="resources.users.fields.newManager" help={translate('resources.users.help.newManager')} without={user.id} />
          <TextInput source="reason" helperText={translate('resources.transfer.reasonHelp')} />
        </AskDialog>
      )}
      {asked && asked.name !== 'offboard' && (
        <ConfirmDialog
          title={translate(`resources.users.action.${asked.name}`)} text={translate(`resources.users.confirm.${asked.name}`, { name: user.name })} label={translate(`resources.users.action.${asked.name}`)}
          danger={asked.danger} work={() => perform(asked)} onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
