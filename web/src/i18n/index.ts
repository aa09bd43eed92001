import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import de from './de.json';
import en from './en.json';

export const i18n = i18next.createInstance();

const wanted = () => localStorage.getItem('language') ?? (navigator.language.startsWith('de') ? 'de' : 'en');

void i18n.use(initReactI18next).init({
  lng: wanted(),
  fallbackLng: 'en',
  fallbackNS: 'server', // the words of a part that is loaded later
  resources: { en: { translation: en }, de: { translation: de } },
  interpolation: { escapeValue: false }, // React escapes
});

export function speak(language: string) {
  localStorage.setItem('language', language);
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}
document.documentElement.lang = wanted();
