import { Box, Checkbox, FormControl, FormControlLabel, FormHelperText, FormLabel, Skeleton, Typography } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';
import { useRoles } from './useRoles';

/** The roles of the company, each with what it allows in a few words. */
export function RolesInput({ required }: { required?: boolean }) {
  const translate = useTranslate();
  const roles = useRoles();
  const { field, fieldState: { error } } = useInput({ source: 'roles', defaultValue: [] });
  const chosen: string[] = field.value ?? [];
  const toggle = (role: string) => field.onChange(chosen.includes(role) ? chosen.filter(other => other !== role) : [...chosen, role]);
  return (
    <FormControl component="fieldset" error={Boolean(error)} required={required} fullWidth sx={{ mt: 0.5 }}>
      <FormLabel component="legend" sx={{ fontSize: '0.8125rem', mb: 0.5 }}>{translate('resources.users.fields.roles')}</FormLabel>
      {!roles && <Skeleton variant="rounded" height={112} />}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(3, 1fr)' }, columnGap: 2 }}>
        {roles?.items.map(role => (
          <FormControlLabel
            key={role.id} sx={{ alignItems: 'flex-start', mr: 0 }} control={<Checkbox checked={chosen.includes(role.id)} onChange={() => toggle(role.id)} sx={{ py: 0.75 }} />}
            label={<Box sx={{ py: 0.75 }}>{role.name}<Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>{role.builtIn ? translate(`resources.users.roleHelp.${role.id}`, { _: role.description ?? '' }) : role.description}</Typography></Box>}
          />
        ))}
      </Box>
      {error?.message && <FormHelperText>{error.message}</FormHelperText>}
    </FormControl>
  );
}
