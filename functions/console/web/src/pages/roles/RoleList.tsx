import AddIcon from '@mui/icons-material/Add';
import MatrixIcon from '@mui/icons-material/GridOnOutlined';
import { Box, Button, Card, Chip, Divider, Link, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useRoles, type Role } from '../../form/useRoles';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed, useMe } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';

/** The roles of the company. */
export function RoleList() {
  const translate = useTranslate();
  const who = useMe();
  const allowed = useAllowed('role.read'), mayCreate = useAllowed('role.create');
  const roles = useRoles();
  if (who && !allowed) return <Problem kind="denied" />;
  return (
    <>
      <PageHead
        title={translate('resources.roles.name', { smart_count: 2 })} sub={translate('resources.roles.about')}
        actions={(
          <>
            <Button component={RouterLink} to="/roles/matrix" variant="outlined" color="inherit" startIcon={<MatrixIcon />}>{translate('resources.roles.matrix')}</Button>
            {mayCreate && <Button component={RouterLink} to="/roles/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.roles.new')}</Button>}
          </>
        )}
      />
      {roles
        ? (
          <Card>
            <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {roles.items.map(role => <Line key={role.id} role={role} />)}
            </Stack>
          </Card>
        )
        : <SectionSkeleton lines={8} />}
    </>
  );
}

function Line({ role }: { role: Role }) {
  const translate = useTranslate();
  const objects = [...new Set(role.rules.map(rule => rule.object))];
  return (
    <Box component="li" sx={{ px: 2.5, py: 1.75, display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(220px, 1fr) 2fr' }, columnGap: 3, rowGap: 0.75, alignItems: 'center' }}>
      <Box>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Link component={RouterLink} to={`/roles/${role.id}`} color="text.primary" sx={{ fontWeight: 600 }}>{role.name}</Link>
          {role.builtIn && <Chip size="small" variant="outlined" label={translate('resources.roles.builtIn')} />}
          {role.builtIn && role.changed && <Chip size="small" color="primary" variant="outlined" label={translate('resources.roles.changed')} />}
        </Stack>
        {role.description && <Typography variant="body2" color="textSecondary">{role.description}</Typography>}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {role.id === 'administrator' ? translate('resources.roles.everything') : objects.map(object => translate(`resources.roles.object.${object}`, { _: object })).join(' · ')}
      </Typography>
    </Box>
  );
}
