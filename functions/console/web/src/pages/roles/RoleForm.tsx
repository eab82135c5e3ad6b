import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import ResetIcon from '@mui/icons-material/RestartAltOutlined';
import { Alert, Button, Stack } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TextInput, useLocaleState, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { provider } from '../../api/provider';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { FormSection, Wide } from '../../form/FormSection';
import { RecordForm } from '../../form/RecordForm';
import type { Role } from '../../form/useRoles';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionCard, SectionSkeleton } from '../../show/Facts';
import { History } from '../../show/History';
import { Matrix, Shown } from './Matrix';

/** Makes a role of the company's own. */
export function RoleCreate() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  if (!useAllowed('role.create')) return <Problem kind="denied" />;
  const saved = (role: RaRecord) => {
    notify('kehu.form.created', { type: 'success', messageArgs: { name: role.name } });
    navigate('/roles');
  };
  return (
    <>
      <PageHead title={translate('resources.roles.new')} sub={translate('resources.roles.newHelp')} back="/roles" />
      <RecordForm resource="roles" initial={{ rules: [] }} cancel="/roles" onSaved={saved}><Fields fresh /></RecordForm>
    </>
  );
}

/** What a role allows; changed, copied, made as it came, or deleted. */
export function RoleEdit() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { id = '' } = useParams();
  const [locale] = useLocaleState();
  const [asked, setAsked] = useState<'delete' | 'copy' | 'reset'>();
  const { data: role, error, refetch } = useQuery({
    queryKey: ['role', id, locale], retry: false, staleTime: 0, gcTime: 0,
    queryFn: ({ signal }) => provider.getOne('roles', { id, signal }).then(({ data }) => data as unknown as Role),
  });
  const mayUpdate = useAllowed('role.update'), mayCreate = useAllowed('role.create'), mayDelete = useAllowed('role.delete'), mayAudit = useAllowed('audit.read');
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!role) return <Stack sx={{ pt: 6 }}><SectionSkeleton lines={8} /></Stack>;
  const fixed = role.id === 'administrator' || !mayUpdate;
  const after = async (message: string, to = '/roles', name = role.name) => {
    await queries.invalidateQueries({ queryKey: ['roles'] });
    notify(message, { type: 'success', messageArgs: { name } });
    navigate(to);
  };
  const remove = async () => {
    await provider.delete('roles', { id: role.id, previousData: role as unknown as RaRecord });
    await after('kehu.confirm.deleted');
  };
  const copy = async ({ name }: Json) => {
    const { data } = await provider.act('roles', role.id, 'copy', { name });
    await after('kehu.form.created', `/roles/${data.id}`, data.name as string);
  };
  const reset = async () => {
    await provider.act('roles', role.id, 'reset');
    await after('kehu.form.saved');
  };
  return (
    <>
      <PageHead
        title={role.name} sub={role.description} back="/roles"
        actions={(
          <>
            {mayCreate && <Button variant="outlined" color="inherit" startIcon={<CopyIcon />} onClick={() => setAsked('copy')}>{translate('resources.roles.copy')}</Button>}
            {role.builtIn && role.changed && mayUpdate && <Button variant="outlined" color="inherit" startIcon={<ResetIcon />} onClick={() => setAsked('reset')}>{translate('resources.roles.reset')}</Button>}
            {!role.builtIn && mayDelete && <Button variant="outlined" color="error" startIcon={<DeleteIcon />} onClick={() => setAsked('delete')}>{translate('kehu.action.delete')}</Button>}
          </>
        )}
      />
      <Stack sx={{ gap: 2.5 }}>
        {role.id === 'administrator' && <Alert severity="info">{translate('resources.roles.administrator')}</Alert>}
        <RecordForm resource="roles" record={role as unknown as RaRecord} cancel="/roles" onSaved={() => void after('kehu.form.saved')} fixed={fixed}>
          <Fields builtIn={role.builtIn} fixed={fixed} />
        </RecordForm>
        {mayAudit && role.version > 0 && <SectionCard title={translate('kehu.history.title')}><History entity={role.recordId ?? role.id} version={role.version} /></SectionCard>}
      </Stack>
      {asked === 'delete' && (
        <ConfirmDialog
          title={translate('kehu.confirm.delete', { name: role.name })} text={translate('resources.roles.deleteHelp')} label={translate('kehu.action.delete')} danger
          work={remove} onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'reset' && (
        <ConfirmDialog title={translate('resources.roles.reset')} text={translate('resources.roles.resetHelp')} label={translate('resources.roles.reset')} work={reset} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'copy' && (
        <AskDialog title={translate('resources.roles.copy')} text={translate('resources.roles.copyHelp')} label={translate('resources.roles.copy')} labels="roles" work={copy} onClose={() => setAsked(undefined)}>
          <TextInput source="name" isRequired autoFocus helperText={false} />
        </AskDialog>
      )}
    </>
  );
}

function Fields({ fresh, builtIn, fixed }: { fresh?: boolean; builtIn?: boolean; fixed?: boolean }) {
  const translate = useTranslate();
  return (
    <>
      {!builtIn && (
        <FormSection>
          <TextInput source="name" isRequired autoFocus={fresh} disabled={fixed} helperText={false} />
          <TextInput source="description" disabled={fixed} helperText={false} />
        </FormSection>
      )}
      <FormSection title={translate('resources.roles.fields.rules')} help={translate('resources.roles.rulesHelp')}><Wide><Matrix disabled={fixed} /></Wide></FormSection>
      <FormSection title={translate('resources.roles.fields.shown')} help={translate('resources.roles.shownHelp')}><Wide><Shown disabled={fixed} /></Wide></FormSection>
    </>
  );
}
