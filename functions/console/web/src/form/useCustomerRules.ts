import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import { kehu } from '../api/kehu';
import type { Json } from '../api/patch';
import { at } from '../show/Facts';
import { breach } from './rules';

/** What an input is given so that it asks what the company asks. */
export interface Asked {
  isRequired?: boolean;
  helperText: string | false;
  validate?: (value: unknown) => string | undefined;
}

/** What the company asks of the fields of customers, by the input's name. A field that is as it was is not held against it again. */
export function useCustomerRules(record?: Json): (source: string, help?: string) => Asked {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const { data } = useQuery({
    queryKey: ['customers/fields', locale], staleTime: 60_000,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/fields', { signal }).then(({ data }) => data!.items),
  });
  return (source, help) => {
    const info = data?.find(one => one.field === source.split('.')[0]);
    if (!info) return { helperText: help ?? false };
    return {
      isRequired: info.required,
      helperText: [info.hint, help].filter(Boolean).join(' ') || false,
      validate: value => {
        if (record && JSON.stringify(at(record, source) ?? '') === JSON.stringify(value ?? '')) return undefined;
        const wrong = breach(info, value);
        return wrong && translate(`ra.validation.${wrong.key}`, wrong.args);
      },
    };
  };
}
