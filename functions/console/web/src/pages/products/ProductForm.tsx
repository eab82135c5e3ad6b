import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { BooleanInput, TextInput, useTranslate, type RaRecord } from 'react-admin';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { isBlank, type Json } from '../../api/patch';
import { DuplicateWatch } from '../../form/Advice';
import { DayInput } from '../../form/DayInput';
import { FieldGrid, FormSection, Wide } from '../../form/FormSection';
import { CurrencyInput, DictionaryInput, WordInput } from '../../form/inputs';
import { useMe } from '../../layout/useMe';
import { SimpleCreate, SimpleEdit } from '../SimpleEdit';

/** A price without an amount is none. */
function prepare(values: Json): Json {
  return { ...values, prices: ((values.prices ?? []) as Json[]).filter(price => !isBlank(price.amount)) };
}

const common = { resource: 'products', object: 'product', nameOf: (record: RaRecord) => record.name, afterwards: 'resources.products.deleteHelp', bin: true, preview: true, prepare } as const;

export function ProductCreate() {
  const who = useMe();
  return <SimpleCreate {...common} initial={{ status: 'active', prices: [{ currency: who?.tenant.currency }] }}><Fields /></SimpleCreate>;
}

export function ProductEdit() {
  return <SimpleEdit {...common}>{record => <Fields record={record} />}</SimpleEdit>;
}

function Fields({ record }: { record?: RaRecord }) {
  const translate = useTranslate();
  const section = (name: string) => translate(`resources.products.section.${name}`);
  return (
    <>
      <FormSection title={section('basics')}>
        <Wide><DuplicateWatch resource="products" record={record} watch={['code', 'barcode']} /></Wide>
        <TextInput source="name" isRequired autoFocus={!record} helperText={false} />
        <TextInput source="code" helperText={false} />
        <TextInput source="category" helperText={false} />
        <TextInput source="specification" helperText={false} />
        <DictionaryInput source="unit" kind="unit" free />
        <TextInput source="barcode" helperText={false} />
        <TextInput source="taxRate" inputMode="decimal" helperText={false} />
        <WordInput source="status" texts="resources.products.status" keys={['active', 'disabled']} />
      </FormSection>
      <FormSection title={section('prices')} help={translate('resources.products.pricesHelp')}><Wide><Prices /></Wide></FormSection>
      <FormSection title={section('more')}>
        <BooleanInput source="isService" helperText={false} />
        <BooleanInput source="isSparePart" helperText={false} />
        <Wide><TextInput source="notes" multiline minRows={3} helperText={false} /></Wide>
      </FormSection>
    </>
  );
}

/** The prices, as many as there are. */
function Prices() {
  const translate = useTranslate();
  const who = useMe();
  const { control } = useFormContext();
  const { fields, append, remove } = useFieldArray({ control, name: 'prices' });
  const label = (name: string) => `resources.products.fields.price.${name}`;
  return (
    <Stack sx={{ gap: 2 }}>
      {fields.map((field, index) => {
        const title = translate('resources.products.price', { number: index + 1 });
        const source = (name: string) => `prices.${index}.${name}`;
        return (
          <Box key={field.id} role="group" aria-label={title} sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: { xs: 1.5, md: 2 } }}>
            <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
              <Typography variant="h3" component="h3">{title}</Typography>
              <IconButton onClick={() => remove(index)} aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${title}`}><RemoveIcon fontSize="small" /></IconButton>
            </Stack>
            <FieldGrid columns={3}>
              <TextInput source={source('amount')} label={label('amount')} inputMode="decimal" helperText={false} />
              <CurrencyInput source={source('currency')} label={label('currency')} />
              <DictionaryInput source={source('level')} label={label('level')} kind="level" />
              <TextInput source={source('minQuantity')} label={label('minQuantity')} inputMode="decimal" helperText={false} />
              <DayInput source={source('from')} label={label('from')} />
              <DayInput source={source('to')} label={label('to')} />
            </FieldGrid>
          </Box>
        );
      })}
      <Button startIcon={<AddIcon />} onClick={() => append({ currency: who?.tenant.currency })} sx={{ alignSelf: 'flex-start' }}>{translate('kehu.action.add')}</Button>
    </Stack>
  );
}
