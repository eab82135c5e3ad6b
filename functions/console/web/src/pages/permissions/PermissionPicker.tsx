import { MenuItem, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useRoles } from '../../form/useRoles';

interface Props {
  /** As `object.action`. */
  value: string;
  onChange: (permission: string) => void;
}

/** Chooses what is to be done, with what. */
export function PermissionPicker({ value, onChange }: Props) {
  const translate = useTranslate();
  const objects = useRoles()?.objects ?? [];
  const [object, action] = value.split('.');
  const actions = objects.find(one => one.object === object)?.actions ?? [];
  const choose = (next: string) => {
    const offered = objects.find(one => one.object === next)?.actions ?? [];
    onChange(`${next}.${offered.includes(action) ? action : offered[0]}`);
  };
  return (
    <Stack direction="row" sx={{ gap: 1.5 }}>
      <TextField select fullWidth label={translate('resources.permissions.fields.object')} value={actions.length > 0 ? object : ''} onChange={event => choose(event.target.value)}>
        {objects.map(one => <MenuItem key={one.object} value={one.object}>{translate(`resources.roles.object.${one.object}`, { _: one.object })}</MenuItem>)}
      </TextField>
      <TextField select fullWidth label={translate('resources.permissions.fields.action')} value={actions.includes(action) ? action : ''} onChange={event => onChange(`${object}.${event.target.value}`)}>
        {actions.map(one => <MenuItem key={one} value={one}>{translate(`resources.roles.action.${one}`, { _: one })}</MenuItem>)}
      </TextField>
    </Stack>
  );
}
