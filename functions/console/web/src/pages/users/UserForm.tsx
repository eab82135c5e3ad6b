import { Stack } from '@mui/material';
import { TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { FormSection, Wide } from '../../form/FormSection';
import { DepartmentInput, PhoneInput, PositionInput, UserInput, WordInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { RolesInput } from '../../form/RolesInput';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { SectionCard, SectionSkeleton } from '../../show/Facts';
import { History } from '../../show/History';
import { Status } from '../../show/Status';
import { useRecord } from '../useRecord';
import { Grants } from './Grants';
import { SessionList } from './Sessions';
import { UserActions } from './UserActions';
import type { User } from './UserList';

const locales = ['en', 'zh-CN'] as const;

/** Invites somebody. */
export function UserCreate() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const who = useMe();
  if (!useAllowed('user.create')) return <Problem kind="denied" />;
  const invited = (user: RaRecord) => {
    notify('resources.users.invited', { type: 'success', messageArgs: { email: user.email } });
    navigate('/users');
  };
  return (
    <>
      <PageHead title={translate('resources.users.new')} sub={translate('kehu.home.step.usersHelp')} back="/users" />
      <RecordForm resource="users" initial={{ roles: ['salesperson'], locale: who?.tenant.locale }} preview cancel="/users" onSaved={invited}>
        <Fields />
      </RecordForm>
    </>
  );
}

/** A user: what they may do, and what can be done with them. */
export function UserEdit() {
  const translate = useTranslate();
  const notify = useNotify();
  const { data: user, error, refetch } = useRecord<User>('users', true);
  const mayUpdate = useAllowed('user.update'), maySessions = useAllowed('user.signOut'), mayAudit = useAllowed('audit.read');
  if (error) return <Problem error={error} />;
  if (!user) return <Stack sx={{ pt: 6 }}><SectionSkeleton lines={6} /></Stack>;
  const saved = () => {
    notify('kehu.form.saved', { type: 'success' });
    void refetch();
  };
  return (
    <>
      <PageHead
        title={user.name} back="/users" actions={<UserActions user={user} onDone={() => void refetch()} />}
        sub={<Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}><span>{user.email}</span><Status value={user.status} text={`resources.users.status.${user.status}`} /></Stack>}
      />
      <Stack sx={{ gap: 2.5 }}>
        <RecordForm key={user.version} resource="users" record={user as unknown as RaRecord} cancel="/users" onSaved={saved} fixed={!mayUpdate || user.status === 'left'}>
          <Fields user={user} />
        </RecordForm>
        <Grants user={user} onDone={() => void refetch()} />
        {maySessions && user.status !== 'left' && <SectionCard title={translate('resources.sessions.name', { smart_count: 2 })}><SessionList user={user.id} /></SectionCard>}
        {mayUpdate && mayAudit && <SectionCard title={translate('kehu.history.title')}><History entity={user.id} version={user.version} /></SectionCard>}
      </Stack>
    </>
  );
}

function Fields({ user }: { user?: User }) {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('resources.users.section.person')}>
        <TextInput source="name" isRequired autoFocus={!user} helperText={false} />
        {!user && <TextInput source="email" type="email" isRequired helperText={translate('resources.users.help.email')} />}
        <PhoneInput source="phone" />
        <WordInput source="locale" texts="kehu.locale" keys={locales} />
      </FormSection>
      <FormSection title={translate('resources.users.section.rights')}>
        <Wide><RolesInput required /></Wide>
        <UserInput source="managerId" without={user?.id} />
        <DepartmentInput source="departmentId" />
        <PositionInput source="positionId" help={translate('resources.users.help.positionId')} />
        <TextInput source="salesCode" helperText={translate('resources.users.help.salesCode')} />
      </FormSection>
    </>
  );
}
