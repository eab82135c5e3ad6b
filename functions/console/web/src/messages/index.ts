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

export const i18n = polyglotI18nProvider(
  locale => {
    speak(locale);
    document.documentElement.lang = locale;
    return locale === 'zh-CN' ? zh : en;
  },
  preferred(),
  locales,
  { allowMissing: false },
);
