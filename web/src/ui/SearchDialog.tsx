import { useDeferredValue, useMemo, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console';
import { useLibrary } from '../state/library';
import { type Hit, search } from '../state/search';
import { go } from './route';
import { PageIcon } from './Shell';

const MOST = 60;

/** Everything in the show by any word of it: two taps to a port. */
export function SearchDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { show, id } = useConsole();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const models = useLibrary('equipment').data;
  const wanted = useDeferredValue(q);
  const hits = useMemo(() => search(show, wanted, MOST, models), [show, wanted, models]);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    close();
    go(id, hit.entity, hit.id, ...(hit.child ? [hit.child] : []));
  };
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(o) => !o && close()}>
      <Modal className="modal">
        <Dialog aria-label={t('do.searchall')}>
          <div className="bar">
            <input
              className="input" style={{ width: '100%' }} autoFocus role="combobox" aria-expanded aria-controls="hits" aria-label={t('do.searchall')}
              aria-activedescendant={hits[at] ? `hit-${at}` : undefined} placeholder={t('do.searchall')} value={q}
              onChange={(e) => { setQ(e.target.value); setAt(0); }}
              onKeyDown={(e) => {
                if (e.key === 'ArrowDown') { e.preventDefault(); setAt(Math.min(at + 1, hits.length - 1)); }
                else if (e.key === 'ArrowUp') { e.preventDefault(); setAt(Math.max(at - 1, 0)); }
                else if (e.key === 'Enter') open(hits[at]);
              }}
            />
          </div>
          <ul className="choices" id="hits" role="listbox" aria-label={t('do.search')}>
            {hits.map((hit, i) => (
              <li key={`${hit.id}${hit.child ?? ''}`} role="option" id={`hit-${i}`} aria-selected={i === at} className={i === at ? 'at' : undefined} onClick={() => open(hit)}>
                <PageIcon page={hit.entity} size={18} />
                {hit.tag && <span className="tag">{hit.tag}</span>}
                <span className="grow">{hit.title}</span>
                <span className="second small">{hit.detail}</span>
              </li>
            ))}
          </ul>
          {q && !hits.length && <p className="empty">{t('list.nomatch', { q })}</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
