import { Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { uuid } from '../api/ids';
import { ModelEditor } from '../library/ModelEditor';
import { useConsole } from '../state/console';
import { modelName, summary } from '../state/equipment';
import { useLibrary, useLibraryWrite } from '../state/library';
import { reason } from '../state/reason';
import { natural } from '../state/show';
import { usePhone } from '../ui/media';
import { go, href, useRoute } from '../ui/route';

/** Rows drawn at once; a filter brings the others. */
const SHOWN = 300;

/** The models of the library with what they plug into; one opens beside or over the list and is edited in place. */
export function LibraryPage() {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const phone = usePhone();
  const [, , at] = useRoute();
  const write = useLibraryWrite();
  const [typed, setTyped] = useState('');
  const [chip, setChip] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { data: all = [], isPending, isError, error } = useLibrary('equipment');
  const words = useDeferredValue(typed).toLowerCase().split(/\s+/).filter(Boolean);
  const categories = useMemo(() => [...new Set(all.map((r) => String(r.category)))].sort(natural), [all]);
  const found = useMemo(() => all.filter((r) => (!chip || r.category === chip) && words.every((w) => `${modelName(r)} ${String(r.category)}`.toLowerCase().includes(w))).sort((a, b) => natural(modelName(a), modelName(b))), [all, chip, words.join(' ')]);
  const model = at ? all.find((r) => r.id === at) : undefined;
  const add = async () => {
    const fresh = uuid();
    const refused = await write('POST', 'equipment', { id: fresh, category: chip ?? categories[0] ?? 'other', manufacturer: t('library.maker'), model: typed || t('library.newmodel') });
    setFault(refused);
    if (!refused) go(id, 'library', fresh);
  };
  const view = model && <ModelEditor key={model.id} model={model} />;
  return (
    <div className="workspace">
      <div className="sheet">
        <div className="bar">
          <h1>{t('nav.library')} <span className="second small">{all.length}</span></h1>
          <input className="input" type="search" aria-label={t('do.filter')} placeholder={t('do.filter')} value={typed} onChange={(e) => setTyped(e.target.value)} />
          {canEdit && <Button className="button" onPress={() => void add()}><Plus size={18} /> {t('do.add')}</Button>}
        </div>
        {(fault ?? (isError && !all.length)) && <p className="banner bad" role="alert">{fault ?? reason(error)}</p>}
        <div className="chips" role="group" aria-label={t('field.category')}>
          <button type="button" className="chip" aria-pressed={chip === null} onClick={() => setChip(null)}>{t('do.all')}</button>
          {categories.map((c) => <button key={c} type="button" className="chip" aria-pressed={chip === c} onClick={() => setChip(chip === c ? null : c)}>{c}</button>)}
        </div>
        <div className="scroll" tabIndex={-1}>
          {!found.length && !isPending && <p className="empty" role="status">{t('list.nomatch', { q: typed })}</p>}
          <ul className="rows models">{found.slice(0, SHOWN).map((r) => <ModelRow key={r.id} model={r} on={r.id === at} to={href(id, 'library', r.id)} />)}</ul>
          {found.length > SHOWN && <p className="empty">{t('library.more', { count: found.length - SHOWN })}</p>}
        </div>
      </div>
      {view && !phone && <aside className="side wide" aria-label={modelName(model)}>{view}</aside>}
      {view && phone && <ModalOverlay className="overlay low" isOpen isDismissable onOpenChange={(o) => !o && go(id, 'library')}><Modal className="modal"><Dialog aria-label={modelName(model)}>{view}</Dialog></Modal></ModalOverlay>}
    </div>
  );
}

function ModelRow({ model, on, to }: { model: Rec; on: boolean; to: string }) {
  const { t } = useTranslation();
  const { in: ins, out } = useMemo(() => summary(model), [model]);
  return (
    <li className={on ? 'lit' : undefined}>
      <a href={to}>
        <span className="grow"><strong>{modelName(model)}</strong><br /><span className="second small">{[ins && `${t('record.in')}: ${ins}`, out && `${t('record.out')}: ${out}`].filter(Boolean).join(' · ')}</span></span>
        <span className="tag">{String(model.category)}</span>
      </a>
    </li>
  );
}
