import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PARTS, usePlace } from './place';

/** The parts of the server's page, at the thumb's way along the top. */
export function Nav() {
  const { t } = useTranslation();
  const { at, to } = usePlace();
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [at]);
  return (
    <nav className="server-parts" aria-label={t('nav.server')}>
      {PARTS.map((p) => <a key={p} ref={p === at ? here : undefined} className="chip" href={to(p)} aria-current={p === at ? 'page' : undefined}>{t(`server.part.${p}`)}</a>)}
    </nav>
  );
}
