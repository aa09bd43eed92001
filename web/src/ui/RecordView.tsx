import { CheckCheck, Copy, History, QrCode, Trash2, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Entity, Rec } from '../api/entities';
import { useConsole } from '../state/console';
import { copies, isCopied } from '../state/copies';
import { reason } from '../state/reason';
import { list } from '../state/show';
import { touched } from '../state/live';
import { useOthersAt } from '../state/presence';
import { useSignal } from '../state/signal';
import type { Ends } from '../state/ends';
import { modelName } from '../state/equipment';
import { NESTED } from '../state/nested';
import { shown } from './fields';
import { CableEnds } from './record/CableEnds';
import { FieldInput } from './record/FieldInput';
import { Inside } from './record/Inside';
import { Notes } from './record/Notes';
import { Presets } from './record/Presets';
import { Trace } from './record/Trace';
import { go, href } from './route';
import { clock } from './say';
import { titleOf } from './titles';

const RecordQr = lazy(() => import('./record/RecordQr'));
const Swap = lazy(() => import('../patching/Swap').then((m) => ({ default: m.Swap })));
const RASTERED = ['sources', 'sends'];

/** What people call it when they patch: its label, else its name. */
const said = (r: Rec) => String(r.label ?? r.name);

/** The model a device is of, a tap away in the library. */
function Model({ of }: { of: Rec }) {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const known = show.equipment.find((e) => e.id === of.equipmentId);
  return known ? <div className="field wide"><span>{t('field.model')}</span><a className="alone" href={href(id, 'library', known.id)}>{modelName(known)}</a></div> : null;
}

interface Props {
  entity: Entity;
  record: Rec;
  ends: Ends;
  child?: string;
  close: () => void;
}

export { titleOf };

/** One record with everything that hangs on it: the same on a laptop's side and on a phone's sheet. */
export function RecordView({ entity, record, ends, child, close }: Props) {
  const { t } = useTranslation();
  const { id, show, canEdit, edit, remove, run } = useConsole();
  const news = useSignal(touched)[`${entity}/${record.id}`];
  const here = useOthersAt(record.id);
  const [fault, setFault] = useState<string | null>(null);
  const [qr, setQr] = useState(false);
  const save = async (values: Record<string, unknown>) => setFault(await edit(entity, record, values));
  const copy = async () => {
    const [op] = copies(entity, list(show, entity), [record]);
    const refused = op ? await run(entity, [op]) : null;
    setFault(refused);
    if (!refused && op?.do === 'create') go(id, entity, op.id);
  };
  const tag = record.label ?? (entity === 'ip-addresses' ? record.address : record.cableLabel);
  return (
    <div className="record">
      <header>
        {tag ? <span className="tag" style={{ marginTop: 4 }}>{String(tag)}</span> : null}
        <h2>{titleOf(record)}</h2>
        {record.version > 0 && <a className="button icon plain" aria-label={t('nav.history')} href={href(id, 'history', entity, record.id)}><History size={20} /></a>}
        <Button className="button icon plain" aria-label={t('do.qr')} onPress={() => setQr(!qr)}><QrCode size={20} /></Button>
        <Button className="button icon plain" aria-label={t('do.close')} onPress={close}><X size={20} /></Button>
      </header>
      {qr && <Suspense><RecordQr to={href(id, entity, record.id, child)} /></Suspense>}
      {news && <p className="small second" role="status">{t('record.changed', { by: news.by, at: clock(news.at) })}</p>}
      {here.length > 0 && <p className="small also" role="status">{t('record.here', { who: [...new Set(here.map((o) => o.name))].join(', ') })}</p>}
      {fault && <p className="fault" role="alert">{fault}</p>}
      {entity === 'checklist-items' && canEdit && (
        <Button className={record.completedAt ? 'button' : 'button primary'} onPress={() => void save({ completedAt: record.completedAt ? null : new Date().toISOString() })}>
          <CheckCheck size={18} /> {t(record.completedAt ? 'do.reopen' : 'do.done')}
        </Button>
      )}
      {entity === 'connections' && <CableEnds record={record} ends={ends} save={save} />}
      {NESTED[entity] && (
        <div className="cluster">
          {canEdit && record.version > 0 && <a className="chip tall" href={href(id, 'patching', entity === 'sends' ? 'to' : 'from', said(record))}>{t('patching.from')}</a>}
          {canEdit && entity === 'devices' && record.version > 0 && <a className="chip tall" href={href(id, 'patching', 'to', said(record))}>{t('patching.to')}</a>}
          {entity === 'devices' && <button type="button" className="chip tall" onClick={() => document.getElementById('details')?.scrollIntoView({ block: 'start' })}>{t('record.details')}</button>}
        </div>
      )}
      {NESTED[entity] && <Inside entity={entity} record={record} ends={ends} at={child} save={save} setFault={setFault} />}
      {entity === 'connections' && <Trace of="connections" id={record.id} version={record.version} ends={ends} />}
      <div className="pairs" id="details">
        {entity === 'devices' && <Model of={record} />}
        {RASTERED.includes(entity) && canEdit && <Presets record={record} save={save} />}
        {shown(entity).filter((f) => !(entity === 'connections' && f === 'status')).map((f) => (
          <FieldInput key={f} entity={entity} record={record} field={f} save={save} setFault={setFault} />
        ))}
      </div>
      {entity === 'devices' && canEdit && record.version > 0 && <Suspense><Swap device={record} /></Suspense>}
      {entity === 'checklist-items' && <Notes record={record} save={save} />}
      {canEdit && (
        <div className="cluster">
          {isCopied(entity) && <Button className="button" onPress={() => void copy()}><Copy size={18} /> {t('do.copy')}</Button>}
          <Button className="button danger" onPress={() => void remove(entity, record).then(close, (e: unknown) => setFault(reason(e)))}><Trash2 size={18} /> {t('do.delete')}</Button>
        </div>
      )}
    </div>
  );
}
