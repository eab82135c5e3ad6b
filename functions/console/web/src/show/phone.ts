// Loaded with the first number that a page shows: the rules of all countries are a tenth of the first page.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A stored number as its country groups it, +86 138 0013 8000; what is masked, or no number of any country, stays as it is. */
export function grouped(stored: string): string {
  const [number, extension] = stored.split(';ext=');
  const text = parsePhoneNumberFromString(number)?.formatInternational() ?? number;
  return extension ? `${text} - ${extension}` : text;
}
