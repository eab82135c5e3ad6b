import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Alert, Box, Button, Chip, FormControlLabel, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { describeProblem, fieldMessages } from '../../api/problem';
import { useRoleName } from '../../form/useRoles';
import { SubjectPicker } from './SubjectPicker';
import { useAsked } from './useAsked';

type Outcome = Schema<'PermissionsCopyOutput'>;
type Mode = 'replace' | 'merge';

function copy(from: string, to: string, mode: Mode, validateOnly: boolean): Promise<Outcome> {
  return kehu.POST('/v1/permissions/copy', { params: { query: validateOnly ? { validateOnly } : {} }, body: { from, to, mode } }).then(({ data }) => data!);
}

/** Gives a user or a role what another may do; shows the difference first. */
export function CopyPermissions() {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const [locale] = useLocaleState();
  const [asked, set] = useAsked({ from: '', to: '', mode: 'replace' });
  const { from, to } = asked, mode: Mode = asked.mode === 'merge' ? 'merge' : 'replace';
  const ready = from !== '' && to !== '' && from !== to;
  const { data, error, refetch } = useQuery({ queryKey: ['copy', from, to, mode, locale], enabled: ready, retry: false, staleTime: 0, gcTime: 0, queryFn: () => copy(from, to, mode, true) });
  const save = useMutation({
    mutationFn: () => copy(from, to, mode, false),
    onSuccess: async () => {
      await Promise.all(['users', 'roles', 'permissions'].map(key => queries.invalidateQueries({ queryKey: [key] })));
      await refetch();
      notify('resources.permissions.copied', { type: 'success' });
    },
    onError: cause => notify(describeProblem(cause, translate), { type: 'error', multiLine: true }),
  });
  const faults = fieldMessages(error);
  const changes = data ? data.permissions.added.length + data.permissions.removed.length + data.roles.added.length + data.roles.removed.length : 0;
  return (
    <Box sx={{ p: { xs: 2, md: 2.5 } }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr auto 1fr' }, gap: 1.5, alignItems: 'start' }}>
        <SubjectPicker label={translate('resources.permissions.from')} value={from} onChange={set('from')} fault={faults.from} />
        <ArrowIcon aria-hidden sx={{ color: 'text.secondary', mt: 1, display: { xs: 'none', md: 'block' } }} />
        <SubjectPicker label={translate('resources.permissions.to')} value={to} onChange={set('to')} fault={faults.to} />
      </Box>
      <RadioGroup row value={mode} onChange={event => set('mode')(event.target.value)} aria-label={translate('resources.permissions.mode.title')} sx={{ my: 1.5 }}>
        {(['replace', 'merge'] as const).map(value => <FormControlLabel key={value} value={value} control={<Radio />} label={translate(`resources.permissions.mode.${value}`)} />)}
      </RadioGroup>
      {!ready && <Typography color="textSecondary">{translate('resources.permissions.copyHelp')}</Typography>}
      {ready && error && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{describeProblem(error, translate)}</Alert>}
      {ready && data && (
        <Stack sx={{ gap: 2 }}>
          <Difference title="resources.users.fields.roles" difference={data.roles} roles />
          <Difference title="resources.permissions.name" difference={data.permissions} />
          {changes === 0
            ? <Alert severity="info">{translate('resources.permissions.same')}</Alert>
            : <Button variant="contained" data-key="save" disabled={save.isPending} onClick={() => save.mutate()} sx={{ alignSelf: 'flex-start' }}>{translate('resources.permissions.copy')}</Button>}
        </Stack>
      )}
    </Box>
  );
}

function Difference({ title, difference, roles }: { title: string; difference: Schema<'PermissionsDifference'>; roles?: boolean }) {
  const translate = useTranslate();
  const roleName = useRoleName();
  const name = (text: string) => {
    if (roles) return roleName(text);
    const [permission, scope] = text.split(':'), [object, action] = permission.split('.');
    const what = action === 'show' ? translate(`resources.roles.masked.${scope}`, { _: scope }) : translate(`resources.roles.scope.${scope}`, { _: scope });
    return `${translate(`resources.roles.object.${object}`, { _: object })}${translate('kehu.colon')}${translate(`resources.roles.action.${action}`, { _: action })}${translate('kehu.aside', { text: what })}`;
  };
  const groups = [['added', 'success'], ['removed', 'error'], ['kept', 'default']] as const;
  if (groups.every(([group]) => difference[group].length === 0)) return null;
  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 1 }}>{translate(title, { smart_count: 2 })}</Typography>
      {groups.filter(([group]) => difference[group].length > 0).map(([group, color]) => (
        <Box key={group} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '110px 1fr' }, gap: 1, mb: 1 }}>
          <Typography variant="body2" color="textSecondary" sx={{ pt: 0.25 }}>{translate(`resources.permissions.${group}`)}{translate('kehu.aside', { text: difference[group].length })}</Typography>
          <Stack direction="row" sx={{ gap: 0.75, flexWrap: 'wrap' }}>
            {difference[group].map(text => <Chip key={text} size="small" variant="outlined" color={color} label={name(text)} sx={{ height: 'auto', '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }} />)}
          </Stack>
        </Box>
      ))}
    </Box>
  );
}
