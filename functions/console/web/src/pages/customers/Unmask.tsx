import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import { Alert, Box, Button, Checkbox, FormControlLabel, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useInput, useTranslate } from 'react-admin';
import { call } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { useAllowed } from '../../layout/useMe';
import { useFieldLabel } from '../../show/Value';

const all = ['phone', 'bank', 'taxNumber'] as const;
type Masked = typeof all[number];

interface Props {
  /** Of a customer or a contact: the path of the call, and the texts of the fields. */
  resource: 'customers' | 'contacts';
  path: string;
  fields?: readonly Masked[];
}

/** Shows what is masked, for a reason that is logged; it is forgotten when the page is left. */
export function Unmask({ resource, path, fields: offered = all }: Props) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const may = useAllowed('customer.unmask');
  const [asking, setAsking] = useState(false);
  const [values, setValues] = useState<Schema<'MaskValue'>[]>();
  if (!may) return null;
  const show = async ({ fields, reason }: Json) => {
    const { data } = await call<{ values: Schema<'MaskValue'>[] }>('POST', path, { body: { fields: fields ?? [], reason } });
    setValues(data.values);
  };
  return (
    <>
      {values
        ? (
          <Alert severity="info" onClose={() => setValues(undefined)} sx={{ mt: 2 }} data-testid="unmasked">
            <Stack component="dl" sx={{ m: 0, gap: 0.5 }}>
              {values.map(value => (
                <Box key={value.pointer}>
                  <Typography component="dt" variant="caption" color="textSecondary">{label(resource, value.pointer.slice(1).replace(/\/\d+$/, '').replaceAll('/', '.'))}</Typography>
                  <Box component="dd" sx={{ m: 0, fontWeight: 600, overflowWrap: 'anywhere' }}>{value.value}</Box>
                </Box>
              ))}
              {values.length === 0 && translate('kehu.history.empty')}
            </Stack>
          </Alert>
        )
        : <Button size="small" startIcon={<ShowIcon />} onClick={() => setAsking(true)} sx={{ mt: 1.5, ml: -1 }}>{translate('resources.customers.unmask.action')}</Button>}
      {asking && (
        <AskDialog title={translate('resources.customers.unmask.action')} text={translate('resources.customers.unmask.help')} label={translate('resources.customers.unmask.show')} labels="customers" initial={{ fields: offered.length === 1 ? offered : ['bank'] }} work={show} onClose={() => setAsking(false)}>
          {offered.length > 1 && <FieldsInput offered={offered} />}
          <TextInput source="reason" label="resources.customers.reason" isRequired multiline minRows={2} helperText={false} />
        </AskDialog>
      )}
    </>
  );
}

function FieldsInput({ offered }: { offered: readonly Masked[] }) {
  const translate = useTranslate();
  const { field } = useInput({ source: 'fields', defaultValue: [] });
  const chosen: Masked[] = field.value ?? [];
  return (
    <Stack role="group" aria-label={translate('resources.customers.unmask.fields')}>
      {offered.map(name => (
        <FormControlLabel
          key={name} label={translate(`resources.roles.masked.${name}`)}
          control={<Checkbox checked={chosen.includes(name)} onChange={() => field.onChange(chosen.includes(name) ? chosen.filter(other => other !== name) : [...chosen, name])} sx={{ py: 0.5 }} />}
        />
      ))}
    </Stack>
  );
}
