// The languages of the console.
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { speak } from '../api/kehu';
import { en } from './en';
import { zh } from './zh';

export const locales = [
  { locale: 'en', name: 'English' },
  { locale: 'zh-CN', name: '简体中文' },
];

/** The language that the browser asks for. */
export function preferred(): string {
  return navigator.languages.find(language => /^(zh|en)/i.test(language))?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

const polyglot = polyglotI18nProvider(
  locale => {
    speak(locale);
    document.documentElement.lang = locale;
    return locale === 'zh-CN' ? zh : en;
  },
  preferred(),
  locales,
  { allowMissing: false },
);

/** Texts leave a space beside what is filled in, which may be Latin; between two Chinese characters there is none. */
const between = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

export const i18n: typeof polyglot = {
  ...polyglot,
  translate: (key, options) => {
    const text: unknown = polyglot.translate(key, options);
    return (typeof text === 'string' && polyglot.getLocale() === 'zh-CN' ? text.replace(between, '') : text) as string;
  },
};
