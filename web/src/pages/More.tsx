import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console';
import { href } from '../ui/route';
import { GROUPS, PageIcon } from '../ui/Shell';

/** Every page, for the thumb. */
export function More() {
  const { t } = useTranslation();
  const { id } = useConsole();
  return (
    <div className="page stack">
      <h1>{t('nav.more')}</h1>
      {GROUPS.map(([group, pages]) => (
        <ul key={group} className="rows panel" aria-label={t(`group.${group}`)}>{pages.map((p) => <li key={p}><a href={href(id, p)}><PageIcon page={p} /> {t(`nav.${p}`)}</a></li>)}</ul>
      ))}
      <ul className="rows panel"><li><a href={href('shows')}><PageIcon page="shows" /> {t('nav.shows')}</a></li></ul>
    </div>
  );
}
