import AddIcon from '@mui/icons-material/PersonAddOutlined';
import UsersIcon from '@mui/icons-material/GroupOutlined';
import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useChoices } from '../../form/inputs';
import { useRoleName } from '../../form/useRoles';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useAllowed, useModuleName } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { Phone } from '../../show/Phone';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

export type User = Schema<'User'>;

const field = (name: string) => `resources.users.fields.${name}`;

/** Roles by their names. */
export function Roles({ roles }: { roles: string[] | null }) {
  const name = useRoleName();
  return <Stack component="span" direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>{roles?.map(role => <Chip key={role} size="small" label={name(role)} />)}</Stack>;
}

/** The people of the company. */
export function UserList() {
  const translate = useTranslate();
  const format = useFormat();
  const name = useModuleName();
  const mayInvite = useAllowed('user.create');
  const invite = mayInvite && <Button component={Link} to="/users/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.users.new')}</Button>;
  return (
    <ListPage<User>
      resource="users" search="resources.users.search" to={user => `/users/${user.id}`}
      filters={[{ source: 'status', label: field('status'), choices: useChoices('resources.users.status', ['active', 'invited', 'suspended', 'pending', 'left']) }, { source: 'online', label: field('online'), choices: [{ id: 'true', name: translate('kehu.yes') }] }]}
      columns={[
        { key: 'name', label: field('name'), render: user => user.name },
        { key: 'email', label: field('email'), render: user => user.email },
        { key: 'roles', label: field('roles'), render: user => <Roles roles={user.roles} /> },
        { key: 'status', label: field('status'), render: user => <Status value={user.status} text={`resources.users.status.${user.status}`} />, width: 110 },
        { key: 'managerId', label: field('managerId'), render: user => user.managerId && <Person id={user.managerId} /> },
        { key: 'lastSeenAt', label: field('lastSeenAt'), render: user => user.lastSeenAt && format.ago(user.lastSeenAt) },
        { key: 'salesCode', label: field('salesCode'), render: user => user.salesCode, spare: true },
        { key: 'phone', label: field('phone'), render: user => user.phone && <Phone value={user.phone} />, spare: true },
        { key: 'createdAt', label: field('createdAt'), render: user => format.date(user.createdAt), spare: true },
      ]}
      card={user => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{user.name}</Typography>
            <Status value={user.status} text={`resources.users.status.${user.status}`} />
          </Stack>
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere', mb: 0.75 }}>{user.email}</Typography>
          <Roles roles={user.roles} />
        </Box>
      )}
      head={<PageHead title={name('users', translate('resources.users.name', { smart_count: 2 }))} sub={translate('resources.users.about')} actions={invite} />}
      empty={<Empty icon={UsersIcon} title={translate('resources.users.empty')} help={translate('resources.users.emptyHelp')}>{invite}</Empty>}
    />
  );
}
