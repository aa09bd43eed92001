import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages there are, by their own names; each has its messages in a file and is loaded when somebody reads it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
type Language = keyof typeof LANGUAGES;

const FILES: Record<Language, () => Promise<{ default: Resource[string][string] }>> = {
  en: () => import('./en.json'),
  de: () => import('./de.json'),
};

export const i18n = i18next.createInstance();

const isKnown = (code: string | null): code is Language => !!code && code in LANGUAGES;

function wanted(): Language {
  const chosen = localStorage.getItem('language');
  if (isKnown(chosen)) return chosen;
  const own = navigator.language.slice(0, 2);
  return isKnown(own) ? own : 'en';
}

async function load(language: Language) {
  if (i18n.hasResourceBundle(language, 'translation')) return;
  i18n.addResourceBundle(language, 'translation', (await FILES[language]()).default, true, true);
}

/** Resolves when the texts of this person's language are there. */
export async function start(language: Language = wanted()) {
  await i18n.use(initReactI18next).init({ lng: language, resources: {}, fallbackNS: 'server', interpolation: { escapeValue: false } }); // React escapes; the words of the server's pages are loaded with them
  await load(language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Takes another language; while nobody answers, one that was not read before cannot be had. */
export async function speak(language: string) {
  if (!isKnown(language)) return;
  try {
    await load(language);
  } catch {
    return;
  }
  localStorage.setItem('language', language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}
