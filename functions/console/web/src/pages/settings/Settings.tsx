import { Box, Stack, Typography } from '@mui/material';
import { AutocompleteInput, NumberInput, TextInput, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { forgetMe } from '../../api/me';
import { kehu } from '../../api/kehu';
import { timeZones } from '../../form/choices';
import { FormSection, Wide } from '../../form/FormSection';
import { CountryInput, CurrencyInput, WordInput } from '../../form/inputs';
import { RecordForm } from '../../form/RecordForm';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { menu } from '../../layout/menu';
import { useModuleName } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';

const modules = ['customers', 'users', 'departments', 'positions', 'dictionaries', 'settings', 'audit'] as const;

/** What the company has decided for all of its people. */
export function Settings() {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const name = useModuleName();
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
        ? <RecordForm resource="settings" record={data} cancel="/" onSaved={() => void saved()}><Fields /></RecordForm>
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
      <FormSection title={section('safety')}>
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
        <TextInput key={locale} source={`moduleLabels.${module}.${locale}`} label={`${usual} (${locale === 'en' ? 'English' : '中文'})`} helperText={false} />
      ))}
    </Box>
  );
}
