import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, speak } from '../i18n';
import { applyTheme } from './media';

/** How this device shows things; nobody else is touched by it. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'dark');
  return (
    <>
      <div className="cluster" role="group" aria-label={t('server.theme')}>
        {['dark', 'light'].map((name) => <button key={name} type="button" className="chip" style={{ minHeight: 44 }} aria-pressed={theme === name} onClick={() => { applyTheme(name); setTheme(name); }}>{t(`server.${name}`)}</button>)}
      </div>
      <div className="cluster" role="group" aria-label={t('server.language')}>
        {Object.entries(LANGUAGES).map(([code, name]) => <button key={code} type="button" lang={code} className="chip" style={{ minHeight: 44 }} aria-pressed={i18n.language === code} onClick={() => void speak(code)}>{name}</button>)}
      </div>
    </>
  );
}
