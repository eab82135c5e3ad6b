import { Box, Stack, Typography } from '@mui/material';
import { AutocompleteInput, NumberInput, SelectArrayInput, TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { forgetMe } from '../../api/me';
import { kehu } from '../../api/kehu';
import { timeZones } from '../../form/choices';
import { FormSection, Wide } from '../../form/FormSection';
import { CountryInput, CurrencyInput, useChoices, WordInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { menu } from '../../layout/menu';
import { useAllowed, useMe, useModuleName } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { isBlank, type Json } from '../../api/patch';
import { Company } from './Company';
import { FieldRules } from './FieldRules';
import { Upkeep } from './Upkeep';

const modules = ['customers', 'users', 'departments', 'positions', 'dictionaries', 'settings', 'audit'] as const;

const sensitive = ['name', 'reference', 'phones', 'emails', 'addresses', 'taxNumber', 'bank', 'paymentMethod', 'paymentTerms', 'creditLimit'] as const;
const letterhead = ['name', 'taxNumber', 'phone', 'email', 'website', 'bank', 'bankAccount'] as const;
const dateFormats = ['YYYY-MM-DD', 'YYYY/MM/DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;

/** An amount that is left empty frees no order. */
function prepare(values: Json): Json {
  const approval = values.orderApproval as Json | null | undefined;
  if (!approval || !isBlank((approval.freeAmount as Json | null | undefined)?.amount)) return values;
  return { ...values, orderApproval: { ...approval, freeAmount: null } };
}

/** What the company has decided for all of its people. */
export function Settings() {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const name = useModuleName();
  const who = useMe();
  const mayUpdate = useAllowed('settings.update');
  const { data, error, refetch } = useQuery({
    queryKey: ['settings', 'form'], gcTime: 0, staleTime: 0,
    queryFn: async () => (await kehu.GET('/v1/settings')).data as unknown as RaRecord,
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const saved = async () => {
    forgetMe();
    await queries.invalidateQueries({ queryKey: ['me'] });
    await refetch();
    notify('resources.settings.help.saved', { type: 'success' });
  };
  return (
    <>
      <PageHead title={name('settings', translate('resources.settings.name', { smart_count: 2 }))} sub={translate('resources.settings.about')} />
      {data
        ? (
          <Stack sx={{ gap: 2.5 }}>
            {who && <Company who={who} />}
            <RecordForm key={data.version} resource="settings" record={data} prepare={prepare} cancel="/" onSaved={() => void saved()} fixed={!mayUpdate}><Fields /></RecordForm>
            <Upkeep />
          </Stack>
        )
        : <Stack sx={{ gap: 2.5 }}><SectionSkeleton /><SectionSkeleton /></Stack>}
    </>
  );
}

function Fields() {
  const translate = useTranslate();
  const section = (key: string) => translate(`resources.settings.section.${key}`);
  return (
    <>
      <FormSection title={section('company')}>
        <TextInput source="name" isRequired helperText={false} />
        <WordInput source="locale" texts="kehu.locale" keys={['en', 'zh-CN']} />
        <CountryInput source="country" />
        <CurrencyInput source="currency" />
        <Wide><AutocompleteInput source="timeZone" choices={timeZones().map(id => ({ id, name: id }))} translateChoice={false} helperText={false} /></Wide>
      </FormSection>
      <FormSection title={section('numbers')}>
        <TextInput source="customerNumber.prefix" helperText={false} />
        <NumberInput source="customerNumber.width" min={1} max={12} helperText={false} />
        <Wide><Sample /></Wide>
      </FormSection>
      <FormSection title={section('orders')} help={translate('resources.settings.help.orders')}>
        <TextInput source="orderNumber.prefix" helperText={false} />
        <NumberInput source="orderNumber.width" min={1} max={12} helperText={false} />
        <TextInput source="orderApproval.freeAmount.amount" inputMode="decimal" helperText={translate('resources.settings.help.freeAmount')} />
        <CurrencyInput source="orderApproval.freeAmount.currency" />
        <TextInput source="orderApproval.freeDiscount" inputMode="decimal" helperText={translate('resources.settings.help.freeDiscount')} />
      </FormSection>
      <FormSection title={section('fields')} help={translate('resources.settings.help.fields')}>
        <WordInput source="duplicates" texts="resources.settings.duplicates" keys={['warn', 'refuse']} />
        <SelectArrayInput source="customerReview" choices={useChoices('resources.customers.fields', sensitive)} translateChoice={false} helperText={translate('resources.settings.help.customerReview')} />
        <Wide><FieldRules /></Wide>
      </FormSection>
      <FormSection title={section('letterhead')} help={translate('resources.settings.help.letterhead')}>
        {letterhead.map(name => <TextInput key={name} source={`letterhead.${name}`} helperText={false} />)}
        <Wide><TextInput source="letterhead.address" multiline minRows={2} helperText={false} /></Wide>
        <Wide><TextInput source="letterhead.foot" multiline minRows={2} helperText={false} /></Wide>
      </FormSection>
      <FormSection title={section('formats')}>
        <WordInput source="formats.dateFormat" texts="resources.settings.dateFormat" keys={dateFormats} />
        <WordInput source="formats.firstDayOfWeek" texts="resources.settings.day" keys={['monday', 'saturday', 'sunday']} />
        <WordInput source="formats.decimalSeparator" texts="resources.settings.decimal" keys={['point', 'comma']} />
        <WordInput source="formats.groupSeparator" texts="resources.settings.group" keys={['comma', 'point', 'space', 'apostrophe', 'none']} />
        <NumberInput source="formats.fiscalYearStartMonth" min={1} max={12} helperText={false} />
      </FormSection>
      <FormSection title={section('safety')}>
        <NumberInput source="passwordMaxAgeDays" min={0} helperText={translate('resources.settings.help.passwordMaxAgeDays')} />
        <NumberInput source="passwordLength" min={8} max={64} helperText={translate('resources.settings.help.passwordLength')} />
        <NumberInput source="retentionDays" min={7} max={3650} helperText={translate('resources.settings.help.retentionDays')} />
      </FormSection>
      <FormSection title={section('labels')} help={translate('resources.settings.help.labels')}>
        {modules.map(module => <Label key={module} module={module} />)}
      </FormSection>
    </>
  );
}

/** What the next number looks like. */
function Sample() {
  const translate = useTranslate();
  const format = useWatch({ name: 'customerNumber' }) as { prefix?: string; width?: number } | undefined;
  const sample = `${format?.prefix ?? (format ? '' : 'C')}${'123'.padStart(Math.min(Number(format?.width ?? 6), 12), '0')}`;
  return <Typography variant="body2" color="textSecondary">{translate('resources.settings.help.numbers', { sample })}</Typography>;
}

function Label({ module }: { module: string }) {
  const translate = useTranslate();
  const entry = menu.flatMap(group => group.entries).find(item => item.module === module)!;
  const usual = translate(entry.label, { smart_count: 2 });
  return (
    <Box role="group" aria-label={usual} sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 1.5 }}>
      {(['en', 'zh-CN'] as const).map(locale => (
        <TextInput key={locale} source={`moduleLabels.${module}.${locale}`} label={usual + translate('kehu.aside', { text: locale === 'en' ? 'English' : '中文' })} helperText={false} />
      ))}
    </Box>
  );
}
