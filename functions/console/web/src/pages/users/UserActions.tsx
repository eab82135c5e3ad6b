import MoreIcon from '@mui/icons-material/MoreVert';
import { Button, Menu, MenuItem } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { allows } from '../../api/me';
import { provider } from '../../api/provider';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { useMe } from '../../layout/useMe';
import type { User } from './UserList';

interface Action {
  name: 'resend' | 'suspend' | 'reactivate' | 'resetMfa' | 'signOut';
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
  { name: 'suspend', path: 'suspend', needs: 'user.suspend', when: ['active', 'invited'], danger: true },
  { name: 'reactivate', path: 'reactivate', needs: 'user.suspend', when: ['suspended'] },
];

/** What an administrator can do with somebody's account, each asked for first. */
export function UserActions({ user, onDone }: { user: User; onDone: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const who = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Action>();
  const offered = who?.user.id === user.id ? [] : actions.filter(action => action.when.includes(user.status) && allows(who, action.needs));
  if (offered.length === 0) return null;
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
      {asked && (
        <ConfirmDialog
          title={translate(`resources.users.action.${asked.name}`)} text={translate(`resources.users.confirm.${asked.name}`, { name: user.name })} label={translate(`resources.users.action.${asked.name}`)}
          danger={asked.danger} work={() => perform(asked)} onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
