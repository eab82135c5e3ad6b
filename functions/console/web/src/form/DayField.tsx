// Days and moments as the reader's language writes them, whatever the browser's own language is.
import { DatePicker, DateTimePicker, LocalizationProvider, type FieldRef, type PickerChangeHandlerContext } from '@mui/x-date-pickers';
import { AdapterDayjs } from '@mui/x-date-pickers/AdapterDayjs';
import { enUS, zhCN } from '@mui/x-date-pickers/locales';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useRef, useState, type FocusEvent, type ReactNode, type Ref } from 'react';
import { useLocaleState } from 'react-admin';

interface Common {
  label: ReactNode;
  /** What is entered is no day, or not all of it. */
  error?: boolean;
  helperText?: ReactNode;
  required?: boolean;
  onBlur?: () => void;
  name?: string;
  inputRef?: Ref<HTMLInputElement>;
}

export interface FieldProps extends Common {
  /** A day as 2006-01-02, or a moment of RFC 3339; '' for none. */
  value: string;
  /** undefined for none; wrong when what was entered is not whole, or lies too far away. */
  onChange: (value: string | undefined, wrong: boolean) => void;
  /** A moment, with seconds if need be, instead of a day. */
  moment?: boolean;
  seconds?: boolean;
  disableFuture?: boolean;
}

const chinese = {
  ...zhCN.components.MuiLocalizationProvider.defaultProps.localeText,
  fieldYearPlaceholder: () => '年', fieldMonthPlaceholder: () => '月', fieldDayPlaceholder: () => '日', fieldHoursPlaceholder: () => '时', fieldMinutesPlaceholder: () => '分', fieldSecondsPlaceholder: () => '秒',
};
const english = enUS.components.MuiLocalizationProvider.defaultProps.localeText;

function read(value: string): Dayjs | null {
  return value ? dayjs(value) : null;
}

/** A field for a day, which can be typed or taken from a calendar. */
export function DayField({ value, onChange, moment, seconds, disableFuture, label, error, helperText, required, onBlur, name, inputRef }: FieldProps) {
  const [locale] = useLocaleState();
  const isChinese = locale === 'zh-CN';
  const parts = useRef<FieldRef<Dayjs | null>>(null);
  // What is half typed stays while its owner has no value: only another value from outside is shown anew.
  const [shown, setShown] = useState(() => read(value));
  const [told, setTold] = useState(value);
  if (value !== told) {
    setTold(value);
    setShown(read(value));
  }
  const change = (day: Dayjs | null, { validationError }: PickerChangeHandlerContext<unknown>) => {
    const wrong = day !== null && (validationError !== null || !day.isValid());
    const next = day === null || wrong ? undefined : moment ? day.startOf(seconds ? 'second' : 'minute').toISOString() : day.format('YYYY-MM-DD');
    setShown(day);
    setTold(next ?? '');
    onChange(next, wrong);
  };
  // A field that never held a day does not tell of one that is half typed.
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    const filled = parts.current?.getSections().map(part => part.value !== '') ?? [];
    if (filled.includes(true) && filled.includes(false)) onChange(undefined, true);
    onBlur?.();
  };
  const props = {
    label, name, inputRef, disableFuture, value: shown, onChange: change,
    slotProps: {
      textField: { size: 'small', fullWidth: true, required, error: error || undefined, helperText },
      field: { clearable: !required, fieldRef: parts, onBlur: leave },
      ...(isChinese ? { calendarHeader: { format: 'YYYY年M月' } } : {}),
    },
  } as const;
  return (
    <LocalizationProvider dateAdapter={AdapterDayjs} adapterLocale={isChinese ? 'zh-cn' : 'en'} localeText={isChinese ? chinese : english}>
      {moment
        ? <DateTimePicker {...props} timeSteps={{ minutes: 5 }} views={seconds ? ['year', 'month', 'day', 'hours', 'minutes', 'seconds'] : undefined} />
        : <DatePicker {...props} />}
    </LocalizationProvider>
  );
}
