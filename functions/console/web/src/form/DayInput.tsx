import { useRef } from 'react';
import { FieldTitle, useInput, useTranslate } from 'react-admin';
import { DayField } from './DayField';

interface Props {
  source: string;
  label?: string;
  help?: string;
  required?: boolean;
}

/** A day in a form: 2006-01-02, null for none. */
export function DayInput(props: Props) {
  return <Input {...props} />;
}

/** A moment in a form, by the reader's clock: RFC 3339 in UTC, null for none. */
export function MomentInput(props: Props) {
  return <Input {...props} moment />;
}

function Input({ source, label, help, required, moment }: Props & { moment?: boolean }) {
  const translate = useTranslate();
  const wrong = useRef(false);
  const { field, fieldState: { error, invalid }, isRequired } = useInput({
    source, isRequired: required, format: value => (value as string | null | undefined) ?? '', parse: value => value as string | null,
    validate: [value => (wrong.current ? 'kehu.form.day' : required && !value ? 'ra.validation.required' : undefined)],
  });
  return (
    <DayField
      label={<FieldTitle source={source} label={label} />} name={field.name} value={field.value as string} moment={moment} required={isRequired} onBlur={field.onBlur} inputRef={field.ref}
      onChange={(value, isWrong) => {
        wrong.current = isWrong;
        field.onChange(value ?? null);
      }}
      error={invalid} helperText={error?.message ? translate(error.message.replace(/^@@react-admin@@"(.*)"$/, '$1'), { _: error.message }) : help}
    />
  );
}
