import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import { Alert, Box, Button, Checkbox, FormControlLabel, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useInput, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { useAllowed } from '../../layout/useMe';
import { useFieldLabel } from '../../show/Value';

const fields = ['phone', 'bank', 'taxNumber'] as const;
type Masked = typeof fields[number];

/** Shows what is masked, for a reason that is logged; it is forgotten when the page is left. */
export function Unmask({ customer }: { customer: { id: string; deletedAt?: string | null } }) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const may = useAllowed('customer.unmask') && !customer.deletedAt;
  const [asking, setAsking] = useState(false);
  const [values, setValues] = useState<Schema<'MaskValue'>[]>();
  if (!may) return null;
  const show = async ({ fields, reason }: Json) => {
    const { data } = await kehu.POST('/v1/customers/{id}/unmask', { params: { path: { id: customer.id } }, body: { fields: (fields ?? []) as Masked[], reason: reason as string } });
    setValues(data!.values);
  };
  return (
    <>
      {values
        ? (
          <Alert severity="info" onClose={() => setValues(undefined)} sx={{ mt: 2 }} data-testid="unmasked">
            <Stack component="dl" sx={{ m: 0, gap: 0.5 }}>
              {values.map(value => (
                <Box key={value.pointer}>
                  <Typography component="dt" variant="caption" color="textSecondary">{label('customers', value.pointer.slice(1).replace(/\/\d+$/, '').replaceAll('/', '.'))}</Typography>
                  <Box component="dd" sx={{ m: 0, fontWeight: 600, overflowWrap: 'anywhere' }}>{value.value}</Box>
                </Box>
              ))}
              {values.length === 0 && translate('kehu.history.empty')}
            </Stack>
          </Alert>
        )
        : <Button size="small" startIcon={<ShowIcon />} onClick={() => setAsking(true)} sx={{ mt: 1.5, ml: -1 }}>{translate('resources.customers.unmask.action')}</Button>}
      {asking && (
        <AskDialog title={translate('resources.customers.unmask.action')} text={translate('resources.customers.unmask.help')} label={translate('resources.customers.unmask.show')} labels="customers" initial={{ fields: ['bank'] }} work={show} onClose={() => setAsking(false)}>
          <FieldsInput />
          <TextInput source="reason" label="resources.customers.reason" isRequired multiline minRows={2} helperText={false} />
        </AskDialog>
      )}
    </>
  );
}

function FieldsInput() {
  const translate = useTranslate();
  const { field } = useInput({ source: 'fields', defaultValue: [] });
  const chosen: Masked[] = field.value ?? [];
  return (
    <Stack role="group" aria-label={translate('resources.customers.unmask.fields')}>
      {fields.map(name => (
        <FormControlLabel
          key={name} label={translate(`resources.roles.masked.${name}`)}
          control={<Checkbox checked={chosen.includes(name)} onChange={() => field.onChange(chosen.includes(name) ? chosen.filter(other => other !== name) : [...chosen, name])} sx={{ py: 0.5 }} />}
        />
      ))}
    </Stack>
  );
}
