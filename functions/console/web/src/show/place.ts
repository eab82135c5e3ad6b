import { countryName } from '../form/choices';

/** Where a customer is, as a list says it, with the country in words: Berlin, Germany; in Chinese the country comes first. */
export function placeText(place: string | undefined, locale: string): string {
  const [, city, country] = /^(?:(.*), )?([A-Z]{2})$/.exec(place ?? '') ?? [];
  if (!country) return place ?? '';
  const name = countryName(country, locale);
  return !city ? name : locale === 'zh-CN' ? `${name} ${city}` : `${city}, ${name}`;
}
