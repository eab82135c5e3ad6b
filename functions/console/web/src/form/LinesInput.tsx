import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Close';
import { Button, IconButton, InputAdornment, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useInput, useTranslate } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { useGrouping } from '../show/Phone';
import { useFieldLabel } from '../show/Value';
import type { Asked } from './useCustomerRules';

interface Props {
  resource: string;
  source: string;
  type?: string;
  help?: string;
  most?: number;
  /** What the company asks of the field. */
  asked?: Asked;
}

/** A list of short texts, a line each: telephones, which are grouped while nobody types in them, addresses of mail. */
export function LinesInput({ resource, source, type = 'text', help, most = 10, asked }: Props) {
  const translate = useTranslate();
  const label = useFieldLabel()(resource, source);
  const { field } = useInput({ source, resource, defaultValue: [], validate: asked?.validate, format: value => value, parse: value => value });
  const { errors } = useFormState();
  const grouping = useGrouping();
  const [typed, setTyped] = useState<number>();
  const lines: string[] = Array.isArray(field.value) && field.value.length > 0 ? field.value : [''];
  const faults = errors[source] as { message?: string } | ({ message?: string } | undefined)[] | undefined;
  const faultOf = (index: number) => messageOf(Array.isArray(faults) ? faults[index]?.message : index === 0 ? faults?.message : undefined);
  const change = (next: string[]) => field.onChange(next.length === 0 ? [''] : next);
  return (
    <Stack sx={{ gap: 1.25, alignItems: 'stretch' }}>
      {lines.map((line, index) => (
        <TextField
          key={index} type={type} fullWidth value={type === 'tel' && typed !== index ? grouping(line) : line} required={index === 0 && asked?.isRequired} label={index === 0 ? label : `${label} ${index + 1}`} onFocus={() => setTyped(index)} onBlur={() => { setTyped(undefined); field.onBlur(); }}
          onChange={event => change(lines.map((other, at) => (at === index ? event.target.value : other)))}
          error={Boolean(faultOf(index))} helperText={faultOf(index) || (index === lines.length - 1 ? asked?.helperText || help : undefined)} id={`${source}.${index}`}
          slotProps={{
            input: lines.length > 1 ? {
              endAdornment: (
                <InputAdornment position="end">
                  <IconButton edge="end" size="small" aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${label} ${index + 1}`} onClick={() => change(lines.filter((_, at) => at !== index))}><RemoveIcon fontSize="small" /></IconButton>
                </InputAdornment>
              ),
            } : undefined,
          }}
        />
      ))}
      {lines.length < most && lines.every(line => line) && (
        <Button size="small" startIcon={<AddIcon fontSize="small" />} onClick={() => change([...lines, ''])} sx={{ alignSelf: 'flex-start' }} aria-label={`${translate('kehu.action.add')}${translate('kehu.colon')}${label}`}>{translate('kehu.action.add')}</Button>
      )}
    </Stack>
  );
}

/** react-admin wraps messages of validators; those of the server are plain. */
function messageOf(message: unknown): string | undefined {
  return typeof message === 'string' && message ? message.replace(/^@@react-admin@@"(.*)"$/, '$1') : undefined;
}
