import { useState } from 'react';
import { AutocompleteArrayInput, AutocompleteInput, SelectInput, TextInput, useGetList, useLocaleState, useTranslate, type SelectInputProps, type TextInputProps } from 'react-admin';
import { allows } from '../api/me';
import { useMe } from '../layout/useMe';
import { useGrouping } from '../show/Phone';
import { countries, currencies, type Choice } from './choices';
import { useDictionary, type Kind } from './useDictionary';
import type { Asked } from './useCustomerRules';
import { useRoles } from './useRoles';

interface Common {
  source: string;
  label?: string;
  help?: string;
  required?: boolean;
  /** What the company asks of the field. */
  asked?: Asked;
}

/** The words `keys` under `texts` as choices. */
export function useChoices(texts: string, keys: readonly string[]): Choice[] {
  const translate = useTranslate();
  return keys.map(id => ({ id, name: translate(`${texts}.${id}`) }));
}

/** A choice of words that the messages hold. */
export function WordInput({ texts, keys, help, asked, ...rest }: Common & { texts: string; keys: readonly string[] } & Omit<SelectInputProps, 'choices'>) {
  return <SelectInput {...rest} choices={useChoices(texts, keys)} translateChoice={false} helperText={help ?? false} {...asked} />;
}

/** A telephone number, grouped while nobody types in it. */
export function PhoneInput(props: TextInputProps) {
  const grouping = useGrouping();
  const [typing, setTyping] = useState(false);
  return <TextInput type="tel" helperText={false} format={value => (typing ? value ?? '' : grouping(value ?? ''))} onFocus={() => setTyping(true)} onBlur={() => setTyping(false)} {...props} />;
}

export function CountryInput({ source, label, help }: Common) {
  const [locale] = useLocaleState();
  return <AutocompleteInput source={source} label={label} choices={countries(locale)} translateChoice={false} helperText={help ?? false} />;
}

export function CurrencyInput({ source, label, help }: Common) {
  return <SelectInput source={source} label={label} choices={currencies.map(id => ({ id, name: id }))} translateChoice={false} helperText={help ?? false} />;
}

/** An entry of a dictionary; another text may be entered where records allow any. */
export function DictionaryInput({ source, label, kind, help, free, required, asked }: Common & { kind: Kind; free?: boolean }) {
  const choices = useDictionary(kind);
  return (
    <AutocompleteInput
      source={source} label={label} isRequired={required} choices={choices} translateChoice={false} helperText={help ?? false} {...asked}
      {...(free ? { onCreate: (text?: string) => (text ? { id: text, name: text } : undefined), createItemLabel: '%{item}' } : {})}
    />
  );
}

/** A user of the company; oneself where the others are not to be seen. */
export function UserInput({ source, label, help, required, without }: Common & { without?: string }) {
  const who = useMe();
  const may = allows(who, 'user.read');
  const { data = [], isPending } = useGetList('users', { pagination: { page: 1, perPage: 200 }, filter: { status: 'active' } }, { enabled: may, staleTime: 60_000 });
  const self = who ? [{ id: who.user.id, name: who.user.name }] : [];
  const choices = (may && data.length > 0 ? data : self).filter(user => user.id !== without).map(user => ({ id: user.id as string, name: user.name as string }));
  return <AutocompleteInput source={source} label={label} isRequired={required} choices={choices} isPending={may && isPending} translateChoice={false} helperText={help ?? false} />;
}

/** A role of the company. */
export function RoleInput({ source, label, help, required }: Common) {
  const roles = useRoles();
  return <SelectInput source={source} label={label} isRequired={required} choices={(roles?.items ?? []).map(({ id, name }) => ({ id, name }))} translateChoice={false} helperText={help ?? false} />;
}

/** A department, shown in the order of the tree. */
export function DepartmentInput({ source, label, help }: Common) {
  const may = allows(useMe(), 'department.read');
  const { data = [], isPending } = useGetList('departments', {}, { enabled: may, staleTime: 60_000 });
  const choices = data.map(department => ({ id: department.id as string, name: department.shortName as string }));
  return <AutocompleteInput source={source} label={label} choices={choices} isPending={may && isPending} translateChoice={false} helperText={help ?? false} />;
}

/** A position; with it come its roles. */
export function PositionInput({ source, label, help }: Common) {
  const may = allows(useMe(), 'position.read');
  const { data = [], isPending } = useGetList('positions', { pagination: { page: 1, perPage: 200 } }, { enabled: may, staleTime: 60_000 });
  const choices = data.map(position => ({ id: position.id as string, name: position.name as string }));
  return <AutocompleteInput source={source} label={label} choices={choices} isPending={may && isPending} translateChoice={false} helperText={help ?? false} />;
}

/** A category of customers, indented as in the tree; not one that lies below `without`. */
export function CategoryInput({ source, label, help, without }: Common & { without?: string }) {
  const may = allows(useMe(), 'category.read');
  const { data = [], isPending } = useGetList('categories', {}, { enabled: may, staleTime: 60_000 });
  const choices = data.filter(category => category.id !== without && !(category.path as string[]).includes(without ?? ''))
    .map(category => ({ id: category.id as string, name: '\u2003'.repeat((category.path as string[]).length) + category.name }));
  return <AutocompleteInput source={source} label={label} choices={choices} isPending={may && isPending} translateChoice={false} helperText={help ?? false} inputText={choice => choice.name.trim()} />;
}

/** Several active users. */
export function UsersInput({ source, label, help, required }: Common) {
  const may = allows(useMe(), 'user.read');
  const { data = [], isPending } = useGetList('users', { pagination: { page: 1, perPage: 200 }, filter: { status: 'active' } }, { enabled: may, staleTime: 60_000 });
  return <AutocompleteArrayInput source={source} label={label} isRequired={required} choices={data.map(user => ({ id: user.id as string, name: user.name as string }))} isPending={may && isPending} translateChoice={false} helperText={help ?? false} />;
}
