import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { BooleanInput, NumberInput, SelectInput, TextArrayInput, TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useFieldArray, useFormContext, useFormState } from 'react-hook-form';
import { isBlank, type Json } from '../../api/patch';
import { DuplicateWatch } from '../../form/Advice';
import { FieldGrid, FormSection, Wide } from '../../form/FormSection';
import { CategoryInput, CountryInput, CurrencyInput, DictionaryInput, PhoneInput, UserInput, useChoices, WordInput } from '../../form/inputs';
import { LinesInput } from '../../form/LinesInput';
import { useCustomerRules, type Asked } from '../../form/useCustomerRules';
import { RecordForm } from '../../form/RecordForm';
import { useMe } from '../../layout/useMe';
import { useNavigate } from 'react-router-dom';

const watched = ['emails', 'taxNumber', 'taxCountry', 'reference'];

export const statuses = ['potential', 'active', 'lost', 'blocked'] as const;
export const sources = ['web', 'message', 'exhibition', 'phone', 'referral', 'import', 'visit', 'other'] as const;
const paymentMethods = ['transfer', 'cash', 'cheque', 'online', 'alipay', 'wechat', 'other'] as const;
const addressTypes = ['registered', 'billing', 'shipping', 'other'] as const;

/** An address that says only where the company itself is, is none. */
function addressesOf(values: Json[] | undefined, home: string | undefined): Json[] {
  return (values ?? []).filter(({ type: _, country, isDefault: __, ...rest }) => !isBlank(rest) || !isBlank(country) && country !== home);
}

/** A limit without an amount is none. */
function prepare(home: string | undefined): (values: Json) => Json {
  return values => ({ ...values, creditLimit: isBlank((values.creditLimit as Json | undefined)?.amount) ? null : values.creditLimit, addresses: addressesOf(values.addresses as Json[] | undefined, home) });
}

/** All that can be entered of a customer. */
export function CustomerForm({ record }: { record?: RaRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const who = useMe();
  const asked = useCustomerRules(record);
  const saved = (customer: RaRecord) => {
    notify(record ? 'kehu.form.saved' : 'kehu.form.created', { type: 'success', messageArgs: { name: customer.name } });
    navigate(`/customers/${customer.id}/show`);
  };
  const initial = { type: 'company', status: 'potential', owner: who?.user.id, addresses: [{ type: 'registered', country: who?.tenant.country }] };
  return (
    <RecordForm resource="customers" record={record} initial={initial} prepare={prepare(who?.tenant.country)} preview cancel={record ? `/customers/${record.id}/show` : '/customers'} onSaved={saved}>
      <FormSection title={translate('resources.customers.section.basics')}>
        <Wide><DuplicateWatch resource="customers" record={record} watch={watched} /></Wide>
        <TextInput source="name" autoFocus={!record} {...asked('name')} isRequired />
        <TextInput source="shortName" {...asked('shortName')} />
        <WordInput source="type" texts="resources.customers.type" keys={['company', 'person']} asked={asked('type')} />
        <WordInput source="status" texts="resources.customers.status" keys={statuses} asked={asked('status')} />
        <UserInput source="owner" />
        <DictionaryInput source="level" kind="level" asked={asked('level')} />
        <CategoryInput source="categoryId" />
      </FormSection>
      <FormSection title={translate('resources.customers.section.contact')}>
        <TextInput source="contactName" {...asked('contactName')} />
        <TextInput source="contactTitle" {...asked('contactTitle')} />
        <LinesInput resource="customers" source="phones" type="tel" asked={asked('phones', translate('resources.customers.help.phones'))} />
        <LinesInput resource="customers" source="emails" type="email" asked={asked('emails')} />
        <PhoneInput source="fax" {...asked('fax')} />
        <TextInput source="website" {...asked('website')} />
        {!record && <Wide><BooleanInput source="sendWelcomeEmail" label="resources.customers.welcome" helperText={translate('resources.customers.welcomeHelp')} /></Wide>}
      </FormSection>
      <FormSection title={translate('resources.customers.section.addresses')}><Wide><Addresses home={who?.tenant.country} asked={asked('addresses')} /></Wide></FormSection>
      <FormSection title={translate('resources.customers.section.finance')}>
        <TextInput source="taxNumber" {...asked('taxNumber')} />
        <CountryInput source="taxCountry" />
        <TextInput source="bank.name" helperText={false} />
        <TextInput source="bank.account" helperText={translate('resources.customers.help.account')} autoComplete="off" />
        <TextInput source="bank.holder" helperText={false} />
        <WordInput source="paymentMethod" texts="resources.customers.paymentMethod" keys={paymentMethods} asked={asked('paymentMethod')} />
        <NumberInput source="paymentTerms.days" min={0} max={3650} {...asked('paymentTerms.days')} />
        <TextInput source="paymentTerms.note" helperText={false} />
        <TextInput source="creditLimit.amount" inputMode="decimal" {...asked('creditLimit.amount')} />
        <CurrencyInput source="creditLimit.currency" />
      </FormSection>
      <FormSection title={translate('resources.customers.section.more')}>
        <DictionaryInput source="industry" kind="industry" asked={asked('industry')} />
        <WordInput source="source" texts="resources.customers.source" keys={sources} asked={asked('source')} />
        <TextInput source="reference" {...asked('reference', translate('resources.customers.help.reference'))} />
        <TextArrayInput source="tags" {...asked('tags', translate('resources.customers.help.tags'))} />
        <Wide><TextInput source="notes" multiline minRows={3} {...asked('notes')} /></Wide>
      </FormSection>
    </RecordForm>
  );
}

/** The addresses, as many as there are. */
function Addresses({ home, asked }: { home: string | undefined; asked: Asked }) {
  const translate = useTranslate();
  const { control } = useFormContext();
  const { fields, append, remove } = useFieldArray({ control, name: 'addresses', rules: { validate: values => asked.validate?.(addressesOf(values as Json[], home)) ?? true } });
  const { errors } = useFormState({ control });
  const fault = (errors.addresses as { root?: { message?: string } } | undefined)?.root?.message;
  const types = useChoices('resources.customers.addressType', addressTypes);
  const label = (name: string) => `resources.customers.fields.address.${name}`;
  return (
    <Stack sx={{ gap: 2 }}>
      {(fault || asked.isRequired || asked.helperText) && <Typography variant="body2" color={fault ? 'error' : 'textSecondary'} role={fault ? 'alert' : undefined}>{fault ?? [asked.isRequired && translate('ra.validation.required'), asked.helperText].filter(Boolean).join(' · ')}</Typography>}
      {fields.map((field, index) => {
        const source = (name: string) => `addresses.${index}.${name}`;
        return (
          <Box key={field.id} role="group" aria-label={`${translate('resources.customers.fields.address')} ${index + 1}`} sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: { xs: 1.5, md: 2 } }}>
            <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
              <Typography variant="h3" component="h3">{translate('resources.customers.fields.address')} {index + 1}</Typography>
              <IconButton onClick={() => remove(index)} aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${translate('resources.customers.fields.address')} ${index + 1}`}><RemoveIcon fontSize="small" /></IconButton>
            </Stack>
            <FieldGrid columns={3}>
              <SelectInput source={source('type')} label={label('type')} choices={types} translateChoice={false} helperText={false} />
              <CountryInput source={source('country')} label={label('country')} />
              <TextInput source={source('province')} label={label('province')} helperText={false} />
              <TextInput source={source('city')} label={label('city')} helperText={false} />
              <TextInput source={source('district')} label={label('district')} helperText={false} />
              <TextInput source={source('postalCode')} label={label('postalCode')} helperText={false} />
              <Wide><TextInput source={source('street')} label={label('street')} helperText={false} /></Wide>
              <TextInput source={source('receiver')} label={label('receiver')} helperText={false} />
              <PhoneInput source={source('phone')} label={label('phone')} />
              <BooleanInput source={source('isDefault')} label={label('isDefault')} helperText={false} />
            </FieldGrid>
          </Box>
        );
      })}
      <Button startIcon={<AddIcon />} onClick={() => append({ type: 'other' })} sx={{ alignSelf: 'flex-start' }}>{translate('kehu.action.add')}</Button>
    </Stack>
  );
}
