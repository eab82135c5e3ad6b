import NoIcon from '@mui/icons-material/CancelOutlined';
import YesIcon from '@mui/icons-material/CheckCircleOutlined';
import { Alert, AlertTitle, Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { describeProblem } from '../../api/problem';
import { useMe } from '../../layout/useMe';
import { CustomerPicker } from './CustomerPicker';
import { PermissionPicker } from './PermissionPicker';
import { SubjectPicker, useSubjects } from './SubjectPicker';
import { useAsked } from './useAsked';

/** Why somebody may, or may not, do something with a record. */
export function Explain() {
  const translate = useTranslate();
  const who = useMe();
  const [locale] = useLocaleState();
  const subjects = useSubjects();
  const [asked, set] = useAsked({ user: '', permission: 'customer.read', record: '' });
  const { permission, record } = asked, user = asked.user || who?.user.id || '';
  const { data, error } = useQuery({
    queryKey: ['explain', user, permission, record, locale], enabled: Boolean(user && permission), retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/permissions/explain', { params: { query: { user, permission, record: record || undefined } }, signal }).then(({ data }) => data!),
  });
  const name = subjects.find(subject => subject.id === user)?.name ?? '';
  return (
    <Box sx={{ p: { xs: 2, md: 2.5 } }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1.4fr 1.2fr' }, gap: 1.5, mb: 2.5 }}>
        <SubjectPicker only="user" label={translate('resources.permissions.subject.user')} value={user} onChange={set('user')} />
        <PermissionPicker value={permission} onChange={set('permission')} />
        <CustomerPicker label={translate('resources.permissions.record')} value={record} onChange={set('record')} />
      </Box>
      {error && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{describeProblem(error, translate)}</Alert>}
      {data && (
        <>
          <Alert severity={data.allowed ? 'success' : 'warning'} icon={data.allowed ? <YesIcon /> : <NoIcon />}>
            <AlertTitle sx={{ mb: data.missing ? undefined : 0 }}>{translate(data.allowed ? 'resources.permissions.allowed' : 'resources.permissions.refused', { name })}</AlertTitle>
            {data.missing}
          </Alert>
          <Stack component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 2, gap: 1.5 }}>
            {data.reasons.map(reason => (
              <Stack component="li" key={reason.role + (reason.positionId ?? '')} direction="row" sx={{ gap: 1.5, alignItems: 'flex-start' }}>
                {reason.holds ? <YesIcon color="success" fontSize="small" sx={{ mt: 0.25 }} /> : <NoIcon color="disabled" fontSize="small" sx={{ mt: 0.25 }} />}
                <Box>
                  <Typography sx={{ fontWeight: 600 }}>{reason.roleName}</Typography>
                  <Typography variant="body2" color="textSecondary">{reason.because}</Typography>
                </Box>
              </Stack>
            ))}
          </Stack>
        </>
      )}
    </Box>
  );
}
