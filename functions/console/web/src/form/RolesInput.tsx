import { Box, Checkbox, FormControl, FormControlLabel, FormHelperText, FormLabel, Typography } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';

export const roles = ['administrator', 'salesManager', 'salesperson', 'finance', 'auditor', 'viewer'] as const;

/** Roles, each with what it allows. */
export function RolesInput({ required }: { required?: boolean }) {
  const translate = useTranslate();
  const { field, fieldState: { error } } = useInput({ source: 'roles', defaultValue: [] });
  const chosen: string[] = field.value ?? [];
  const toggle = (role: string) => field.onChange(chosen.includes(role) ? chosen.filter(other => other !== role) : [...chosen, role]);
  return (
    <FormControl component="fieldset" error={Boolean(error)} required={required} fullWidth sx={{ mt: 0.5 }}>
      <FormLabel component="legend" sx={{ fontSize: '0.8125rem', mb: 0.5 }}>{translate('resources.users.fields.roles')}</FormLabel>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(3, 1fr)' }, columnGap: 2 }}>
        {roles.map(role => (
          <FormControlLabel
            key={role} sx={{ alignItems: 'flex-start', mr: 0 }} control={<Checkbox checked={chosen.includes(role)} onChange={() => toggle(role)} sx={{ py: 0.75 }} />}
            label={<Box sx={{ py: 0.75 }}>{translate(`resources.users.role.${role}`)}<Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>{translate(`resources.users.roleHelp.${role}`)}</Typography></Box>}
          />
        ))}
      </Box>
      {error?.message && <FormHelperText>{error.message}</FormHelperText>}
    </FormControl>
  );
}
