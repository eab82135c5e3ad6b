import { Box, Checkbox, FormControlLabel, FormHelperText, MenuItem, Select, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useInput, useTranslate } from 'react-admin';
import { useRoles } from '../../form/useRoles';

type Rule = Schema<'AccessRule'>;
type Scope = NonNullable<Rule['scope']>;

export const scopes = ['own', 'team', 'subtree', 'all'] as const;

const nothing = [undefined];

/** What a role allows: a row for each object, its actions as boxes, and on whose records. */
export function Matrix({ disabled }: { disabled?: boolean }) {
  const translate = useTranslate();
  const objects = useRoles()?.objects ?? [];
  const { field, fieldState: { error } } = useInput({ source: 'rules', defaultValue: [] });
  const rules: Rule[] = field.value ?? [];
  // Of one object a role may hold several rules with different scopes: each keeps its own row.
  const rows = objects.flatMap(object => {
    const own: (Rule | undefined)[] = rules.filter(rule => rule.object === object.object);
    return (own.length > 0 ? own : nothing).map(rule => ({ object, rule }));
  });
  const put = (before: Rule | undefined, after: Rule) => {
    const next = before ? rules.map(rule => (rule === before ? after : rule)) : [...rules, after];
    field.onChange(next.filter(rule => rule.actions.length > 0));
  };
  return (
    <Box role="group" aria-label={translate('resources.roles.fields.rules')} sx={{ minWidth: 0 }}>
      {error?.message && <FormHelperText error>{error.message}</FormHelperText>}
      {rows.map(({ object, rule }, index) => {
        const name = translate(`resources.roles.object.${object.object}`, { _: object.object });
        const has = rule?.actions ?? [];
        const toggle = (action: string) => put(rule, {
          object: object.object, scope: rule?.scope ?? (object.owned ? 'own' : undefined),
          actions: has.includes(action) ? has.filter(other => other !== action) : object.actions.filter(other => has.includes(other) || other === action),
        });
        return (
          <Box
            key={object.object + index} role="group" aria-label={name}
            sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '150px 1fr 190px' }, columnGap: 2, alignItems: 'center', py: 0.75, borderTop: index > 0 ? 1 : 0, borderColor: 'divider' }}
          >
            <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
            <Stack direction="row" sx={{ flexWrap: 'wrap', columnGap: 1.5 }}>
              {object.actions.map(action => (
                <FormControlLabel
                  key={action} label={translate(`resources.roles.action.${action}`, { _: action })} slotProps={{ typography: { variant: 'body2' } }} sx={{ mr: 0 }}
                  control={<Checkbox size="small" checked={has.includes(action)} onChange={() => toggle(action)} disabled={disabled} sx={{ p: 0.75 }} />}
                />
              ))}
            </Stack>
            {object.owned && has.length > 0 && (
              <Select
                size="small" fullWidth value={rule?.scope ?? 'own'} disabled={disabled} onChange={event => put(rule, { ...rule!, scope: event.target.value as Scope })}
                SelectDisplayProps={{ 'aria-label': `${translate('resources.roles.scopeOf')}${translate('kehu.colon')}${name}` }} sx={{ fontSize: '0.875rem', my: 0.5 }}
              >
                {scopes.map(scope => <MenuItem key={scope} value={scope}>{translate(`resources.roles.scope.${scope}`)}</MenuItem>)}
              </Select>
            )}
          </Box>
        );
      })}
    </Box>
  );
}

/** Which fields of customers the role shows unmasked. */
export function Shown({ disabled }: { disabled?: boolean }) {
  const translate = useTranslate();
  const fields = useRoles()?.fields ?? [];
  const { field } = useInput({ source: 'shown', defaultValue: [] });
  const shown: string[] = field.value ?? [];
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', columnGap: 2 }}>
      {fields.map(name => (
        <FormControlLabel
          key={name} label={translate(`resources.roles.masked.${name}`, { _: name })} disabled={disabled}
          control={<Checkbox checked={shown.includes(name)} onChange={() => field.onChange(shown.includes(name) ? shown.filter(other => other !== name) : [...shown, name])} />}
        />
      ))}
    </Stack>
  );
}
