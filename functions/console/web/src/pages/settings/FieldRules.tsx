import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { BooleanInput, NumberInput, SelectInput, TextArrayInput, TextInput, useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { FieldGrid } from '../../form/FormSection';
import { useFieldLabel } from '../../show/Value';

const fields = ['type', 'shortName', 'reference', 'contactName', 'contactTitle', 'phones', 'fax', 'emails', 'website', 'addresses', 'taxNumber', 'paymentMethod', 'paymentTerms', 'creditLimit', 'tags', 'level', 'industry', 'source', 'notes'] as const;
const numbers = new Set<string>(['paymentTerms', 'creditLimit']);

/** What the company asks of the fields of its customers beyond what every customer needs. */
export function FieldRules() {
  const translate = useTranslate();
  const { control } = useFormContext();
  const { fields: rules, append, remove } = useFieldArray({ control, name: 'customerFields' });
  const chosen = (useWatch({ name: 'customerFields' }) ?? []) as { field?: string }[];
  const free = fields.find(field => !chosen.some(rule => rule.field === field));
  return (
    <Stack sx={{ gap: 2 }}>
      {rules.map((rule, index) => <Rule key={rule.id} index={index} field={chosen[index]?.field} taken={chosen.map(one => one.field)} onRemove={() => remove(index)} />)}
      {rules.length === 0 && <Typography variant="body2" color="textSecondary">{translate('resources.settings.rules.none')}</Typography>}
      {free && <Button startIcon={<AddIcon />} onClick={() => append({ field: free, required: true })} sx={{ alignSelf: 'flex-start' }}>{translate('resources.settings.rules.add')}</Button>}
    </Stack>
  );
}

function Rule({ index, field, taken, onRemove }: { index: number; field: string | undefined; taken: (string | undefined)[]; onRemove: () => void }) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const name = field ? label('customers', field) : '';
  const source = (part: string) => `customerFields.${index}.${part}`;
  const text = (part: string) => `resources.settings.rules.${part}`;
  const choices = fields.filter(one => one === field || !taken.includes(one)).map(id => ({ id, name: label('customers', id) }));
  return (
    <Box role="group" aria-label={name} sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: { xs: 1.5, md: 2 } }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
        <Typography variant="h3" component="h3">{name}</Typography>
        <IconButton onClick={onRemove} aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${name}`}><RemoveIcon fontSize="small" /></IconButton>
      </Stack>
      <FieldGrid columns={3}>
        <SelectInput source={source('field')} label={text('field')} choices={choices} translateChoice={false} isRequired helperText={false} />
        <BooleanInput source={source('required')} label={text('required')} helperText={false} />
        {field && numbers.has(field) && <NumberInput source={source('minimum')} label={text('minimum')} helperText={false} />}
        {field && numbers.has(field) && <NumberInput source={source('maximum')} label={text('maximum')} helperText={false} />}
        {field && !numbers.has(field) && field !== 'addresses' && (
          [
            <NumberInput key="minLength" source={source('minLength')} label={text('minLength')} min={0} helperText={false} />,
            <NumberInput key="maxLength" source={source('maxLength')} label={text('maxLength')} min={0} helperText={false} />,
            <TextInput key="pattern" source={source('pattern')} label={text('pattern')} helperText={translate('resources.settings.rules.patternHelp')} />,
            <TextArrayInput key="oneOf" source={source('oneOf')} label={text('oneOf')} helperText={translate('resources.customers.help.tags')} />,
          ]
        )}
        <TextInput source={source('hint.en')} label={text('hintEnglish')} helperText={false} />
        <TextInput source={source('hint.zh-CN')} label={text('hintChinese')} helperText={false} />
      </FieldGrid>
    </Box>
  );
}
