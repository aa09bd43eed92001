import { useDeferredValue, useMemo, useState } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { useConsole } from '../state/console';
import { deviceOf, modelName, nextName, summary } from '../state/equipment';
import { useLibrary } from '../state/library';
import { created } from '../state/ops';
import { go } from './route';
import { blank } from './grid/paste';

const MOST = 80;
const UNITS = 50;

/** A device from a model of the library, with its ports, or several of them at once; or one without a model. */
export default function AddDevice({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id, show, run } = useConsole();
  const all = useLibrary('equipment').data ?? [];
  const [q, setQ] = useState('');
  const [count, setCount] = useState(1);
  const [fault, setFault] = useState<string | null>(null);
  const words = useDeferredValue(q).toLowerCase().split(/\s+/).filter(Boolean);
  const found = useMemo(() => all.filter((r) => words.every((w) => `${modelName(r)} ${String(r.category)}`.toLowerCase().includes(w))).slice(0, MOST), [all, words.join(' ')]);
  const add = async (model?: Rec) => {
    const taken = show.devices.map((d) => String(d.name));
    const ops = Array.from({ length: model ? count : 1 }, () => {
      const name = nextName(model ? String(model.model) : t('nav.devices'), taken);
      taken.push(name);
      return created(model ? deviceOf(model, name) : blank('devices', name));
    });
    const refused = await run('devices', ops);
    if (refused) return setFault(refused);
    close();
    go(id, 'devices', ops[0]!.do === 'create' ? ops[0]!.id : undefined);
  };
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(o) => !o && close()}>
      <Modal className="modal">
        <Dialog aria-label={t('devices.add')}>
          <div className="bar">
            <input className="input" style={{ flex: 1, width: 'auto' }} autoFocus type="search" aria-label={t('devices.find')} placeholder={t('devices.find')} value={q} onChange={(e) => setQ(e.target.value)} onKeyDown={(e) => e.key === 'Enter' && found[0] && void add(found[0])} />
            <input className="input" style={{ width: 76 }} type="number" inputMode="numeric" min={1} max={UNITS} aria-label={t('devices.count')} title={t('devices.count')} value={count} onChange={(e) => setCount(Math.max(1, Math.min(UNITS, Number(e.target.value) || 1)))} />
          </div>
          {fault && <p className="fault bar" role="alert">{fault}</p>}
          <ul className="rows choose">
            {found.map((r) => {
              const { in: ins, out } = summary(r);
              return <li key={r.id}><button type="button" onClick={() => void add(r)}><span className="grow"><strong>{modelName(r)}</strong><br /><span className="second small">{[ins && `${t('record.in')}: ${ins}`, out && `${t('record.out')}: ${out}`].filter(Boolean).join(' · ')}</span></span><span className="tag">{String(r.category)}</span></button></li>;
            })}
          </ul>
          {!found.length && <p className="empty">{t('devices.none')}</p>}
          <div className="bar"><Button className="button" onPress={() => void add()}>{t('devices.blank')}</Button><Button className="button plain" onPress={close}>{t('do.cancel')}</Button></div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
