import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import { placeText } from './place';

export interface Formats {
  date: (iso: string) => string;
  dateTime: (iso: string) => string;
  /** How long ago, in words; the date when that is long ago. */
  ago: (iso: string, now?: number) => string;
  number: (value: number) => string;
  /** A decimal text, such as a price, with the digits that it has and two at least. */
  decimal: (value: string) => string;
  money: (amount: string, currency: string) => string;
  /** About how much, in few characters. */
  short: (amount: number, currency: string) => string;
  /** Where a customer is, as a list says it, with the country in words. */
  place: (text: string | undefined) => string;
  /** A size of so many bytes. */
  bytes: (size: number) => string;
}

const steps: [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1], [3_600, 'minute', 60], [86_400, 'hour', 3_600], [7 * 86_400, 'day', 86_400],
];

/** A day without a time belongs to no time zone. */
export const isDay = /^\d{4}-\d\d-\d\d$/;

function local(iso: string): Date {
  const [year, month, date] = iso.split('-').map(Number);
  return new Date(year, month - 1, date);
}

function make(locale: string): Formats {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const plain = new Intl.NumberFormat(locale);
  return {
    date: iso => day.format(isDay.test(iso) ? local(iso) : new Date(iso)),
    dateTime: iso => moment.format(new Date(iso)),
    ago: (iso, now = Date.now()) => {
      const seconds = (new Date(iso).getTime() - now) / 1_000, size = Math.abs(seconds);
      const step = steps.find(([limit]) => size < limit);
      if (!step) return day.format(new Date(iso));
      return size < 10 ? relative.format(0, 'second') : relative.format(Math.round(seconds / step[2]), step[1]);
    },
    number: value => plain.format(value),
    place: text => placeText(text, locale),
    decimal: value => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 10 }).format(value as unknown as number),
    bytes: size => size < 1_000 ? `${plain.format(size)} B` : size < 1_000_000 ? `${plain.format(Math.round(size / 1_000))} KB` : `${plain.format(Math.round(size / 100_000) / 10)} MB`,
    short: (amount, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }).format(amount),
    money: (amount, currency) => {
      // The amount stays a decimal text: no digit of it is lost.
      try {
        return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount as unknown as number);
      } catch {
        return `${amount} ${currency}`;
      }
    },
  };
}

/** Dates, numbers and money in the language of the page. */
export function useFormat(): Formats {
  const [locale] = useLocaleState();
  return useMemo(() => make(locale), [locale]);
}
