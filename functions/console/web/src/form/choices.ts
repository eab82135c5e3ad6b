// What selections offer that no dictionary holds.

export interface Choice {
  id: string;
  name: string;
}

/** ISO 4217, the most usual first. */
export const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY', 'TWD', 'SGD', 'KRW', 'AUD', 'CAD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'INR', 'BRL', 'MXN', 'ZAR', 'THB', 'VND', 'MYR', 'IDR', 'AED'];

const codes = ('CN US DE HK TW SG JP KR GB FR IT ES NL BE AT CH SE NO DK FI IE PT PL CZ HU GR RO BG HR SI SK LT LV EE LU MT CY IS UA TR IL AE SA QA '
  + 'IN PK BD LK NP TH VN MY ID PH MM KH LA MO MN KZ UZ AU NZ CA MX BR AR CL CO PE VE UY EC ZA EG MA NG KE GH TN').split(' ');

const cache = new Map<string, Choice[]>();

/** Countries by name in the language, those first that most customers are in. */
export function countries(locale: string): Choice[] {
  let all = cache.get(locale);
  if (!all) {
    const names = new Intl.DisplayNames(locale, { type: 'region' }), collator = new Intl.Collator(locale);
    const choices = codes.map(id => ({ id, name: names.of(id) ?? id }));
    all = [...choices.slice(0, 6), ...choices.slice(6).sort((a, b) => collator.compare(a.name, b.name))];
    cache.set(locale, all);
  }
  return all;
}

/** The name of a country in the language; its code when it has none. */
export function countryName(code: string | undefined, locale: string): string {
  if (!code) return '';
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Time zones of the browser, those of Chinese and European offices first. */
export function timeZones(): string[] {
  const first = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Singapore', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'UTC'];
  return [...first, ...Intl.supportedValuesOf('timeZone').filter(zone => !first.includes(zone))];
}
