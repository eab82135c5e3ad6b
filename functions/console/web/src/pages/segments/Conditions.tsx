import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { AutocompleteArrayInput, NumberInput, SelectInput, TextInput, useGetList, useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { kehu } from '../../api/kehu';
import { DayInput } from '../../form/DayInput';
import type { Choice } from '../../form/choices';
import { FieldGrid } from '../../form/FormSection';
import { CurrencyInput, useChoices, UsersInput } from '../../form/inputs';
import { useDictionary } from '../../form/useDictionary';
import { statuses } from '../customers/CustomerForm';
import { fields, hasMonths, kindOf, type Condition, type Field } from './rule';

const most = 20;
const label = (name: string) => `resources.segments.fields.conditions.${name}`;

/** The lines of a rule. */
export function Conditions() {
  const translate = useTranslate();
  const { control } = useFormContext();
  const { fields: lines, append, remove } = useFieldArray({ control, name: 'conditions' });
  const { errors } = useFormState({ name: 'conditions' });
  const fault = errors.conditions?.message;
  return (
    <Stack sx={{ gap: 2 }}>
      {typeof fault === 'string' && <Typography role="alert" variant="body2" color="error">{fault}</Typography>}
      {lines.map((line, index) => (
        <Line key={line.id} index={index} alone={lines.length === 1} onRemove={() => remove(index)} />
      ))}
      {lines.length < most && <Button startIcon={<AddIcon />} onClick={() => append({ field: 'tag' })} sx={{ alignSelf: 'flex-start' }}>{translate('resources.segments.add')}</Button>}
    </Stack>
  );
}

function Line({ index, alone, onRemove }: { index: number; alone: boolean; onRemove: () => void }) {
  const translate = useTranslate();
  const { setValue, clearErrors } = useFormContext();
  const at = (name: string) => `conditions.${index}.${name}`;
  const field = useWatch({ name: at('field') }) as Field | undefined;
  const title = translate('resources.segments.condition', { number: index + 1 });
  // What was entered for one field means nothing for another.
  const begin = () => {
    for (const name of ['in', 'from', 'to', 'months', 'currency'] satisfies (keyof Condition)[]) setValue(at(name), name === 'in' ? [] : null);
    clearErrors(`conditions.${index}`);
  };
  return (
    <Box role="group" aria-label={title} sx={{ border: 1, borderColor: 'divider', borderRadius: 2, p: { xs: 1.5, md: 2 }, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gridTemplateAreas: { xs: '"title remove" "body body"', sm: '"body remove"' }, columnGap: 1, rowGap: 1, alignItems: 'center' }}>
      <Typography variant="h3" component="h3" sx={{ gridArea: 'title', display: { sm: 'none' } }}>{title}</Typography>
      <Box sx={{ gridArea: 'body', minWidth: 0 }}>
        <FieldGrid columns={2}>
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '3fr 2fr' }, gap: 1.5 }}>
            <SelectInput source={at('field')} label={label('field')} isRequired choices={useChoices('resources.segments.field', fields)} translateChoice={false} helperText={false} onChange={begin} />
            <SelectInput
              source={at('not')} label={label('not')} translateChoice={false} helperText={false} isRequired defaultValue={false} format={value => String(value === true)} parse={(value: string) => value === 'true'}
              choices={useChoices('resources.segments.holds', ['false', 'true'])}
            />
          </Box>
          {field && <Values key={field} field={field} at={at} />}
        </FieldGrid>
      </Box>
      <IconButton onClick={onRemove} disabled={alone} sx={{ gridArea: 'remove', alignSelf: 'start' }} aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${title}`}><RemoveIcon fontSize="small" /></IconButton>
    </Box>
  );
}

interface ValuesProps {
  field: Field;
  at: (name: string) => string;
}

/** What a condition asks of its field. */
function Values({ field, at }: ValuesProps) {
  const translate = useTranslate();
  const kind = kindOf(field);
  if (kind === 'texts') return <OneOf field={field} at={at} />;
  const help = translate(`resources.segments.fieldHelp.${field}`, { _: '' }) || false;
  if (kind === 'scores') {
    const scores: Choice[] = ['1', '2', '3', '4', '5'].map(id => ({ id, name: id === '1' || id === '5' ? translate(`resources.segments.score.${id}`) : id }));
    return (
      <Pair>
        <SelectInput source={at('from')} label={label('from')} choices={scores} translateChoice={false} helperText={help} />
        <SelectInput source={at('to')} label={label('to')} choices={scores} translateChoice={false} helperText={false} />
      </Pair>
    );
  }
  if (kind === 'days') {
    return (
      <Pair stacked>
        <DayInput source={at('from')} label={label('from')} help={help || undefined} />
        <DayInput source={at('to')} label={label('to')} />
      </Pair>
    );
  }
  const type = { inputMode: kind === 'amount' ? 'decimal' as const : 'numeric' as const };
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Pair>
        <TextInput source={at('from')} label={label('from')} helperText={help} {...type} />
        <TextInput source={at('to')} label={label('to')} helperText={false} {...type} />
      </Pair>
      {hasMonths(field) && (
        <Pair>
          <NumberInput source={at('months')} label={label('months')} min={1} max={60} helperText={translate('resources.segments.help.months')} />
          {field === 'amount' ? <CurrencyInput source={at('currency')} label={label('currency')} help={translate('resources.segments.help.currency')} /> : <span />}
        </Pair>
      )}
    </Stack>
  );
}

/** Two fields side by side; under each other on a phone where they need the room. */
function Pair({ stacked, children }: { stacked?: boolean; children: React.ReactNode }) {
  return <Box sx={{ 'display': 'grid', 'gridTemplateColumns': { xs: stacked ? '1fr' : 'repeat(2, minmax(0, 1fr))', sm: 'repeat(2, minmax(0, 1fr))' }, '& .MuiFormControl-root': { minWidth: 0 }, 'gap': 1.5, 'alignItems': 'start' }}>{children}</Box>;
}

/** The values of which a customer has one. */
function OneOf({ field, at }: ValuesProps) {
  const source = at('in');
  const named = useChoices(`resources.customers.${field === 'type' ? 'type' : 'status'}`, field === 'type' ? ['company', 'person'] : statuses);
  switch (field) {
    case 'owner': return <UsersInput source={source} label={label('in')} required />;
    case 'type':
    case 'status': return <Several source={source} choices={named} />;
    case 'level':
    case 'industry':
    case 'source': return <OfDictionary source={source} kind={field} />;
    case 'category': return <OfCategories source={source} />;
    default: return <Free source={source} tags={field === 'tag'} />;
  }
}

function Several({ source, choices }: { source: string; choices: Choice[] }) {
  return <AutocompleteArrayInput source={source} label={label('in')} isRequired choices={choices} translateChoice={false} helperText={false} />;
}

function OfDictionary({ source, kind }: { source: string; kind: 'level' | 'industry' | 'source' }) {
  return <Several source={source} choices={useDictionary(kind, false)} />;
}

function OfCategories({ source }: { source: string }) {
  const { data = [] } = useGetList('categories', {}, { staleTime: 60_000 });
  return <Several source={source} choices={data.map(category => ({ id: category.id as string, name: category.name as string }))} />;
}

/** Any texts; of tags those are offered that customers have. */
function Free({ source, tags }: { source: string; tags: boolean }) {
  const { data = [] } = useQuery({
    queryKey: ['tags', 'offered'], enabled: tags, staleTime: 60_000, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/tags', { params: { query: { limit: 200 } }, signal }).then(({ data }) => data!.items.map(({ tag }) => tag)),
  });
  const entered = (useWatch({ name: source }) as string[] | undefined) ?? [];
  const choices = [...new Set([...data, ...entered])].map(id => ({ id, name: id }));
  return (
    <AutocompleteArrayInput
      source={source} label={label('in')} isRequired choices={choices} translateChoice={false} helperText={false} createItemLabel="%{item}" onCreate={(text?: string) => (text ? { id: text, name: text } : undefined)}
    />
  );
}
