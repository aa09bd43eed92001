import { CheckCheck, History, QrCode, Trash2, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Entity, Rec } from '../api/entities';
import { useConsole } from '../state/console';
import { touched } from '../state/live';
import { useSignal } from '../state/signal';
import type { Ends } from '../state/ends';
import { shown } from './fields';
import { CableEnds } from './record/CableEnds';
import { Cables } from './record/Cables';
import { FieldInput } from './record/FieldInput';
import { Parts, Ports } from './record/Ports';
import { Trace } from './record/Trace';
import { href } from './route';
import { clock } from './say';
import { titleOf } from './titles';

const Qr = lazy(() => import('./Qr'));

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
  const { id, canEdit, edit, remove } = useConsole();
  const news = useSignal(touched)[`${entity}/${record.id}`];
  const [fault, setFault] = useState<string | null>(null);
  const [qr, setQr] = useState(false);
  const save = async (values: Record<string, unknown>) => setFault(await edit(entity, record, values));
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
      {qr && <Suspense><Qr text={window.location.href} /></Suspense>}
      {news && <p className="small second" role="status">{t('record.changed', { by: news.by, at: clock(news.at) })}</p>}
      {fault && <p className="fault" role="alert">{fault}</p>}
      {entity === 'checklist-items' && canEdit && (
        <Button className={record.completedAt ? 'button' : 'button primary'} onPress={() => void save({ completedAt: record.completedAt ? null : new Date().toISOString() })}>
          <CheckCheck size={18} /> {t(record.completedAt ? 'do.reopen' : 'do.done')}
        </Button>
      )}
      {entity === 'connections' && <CableEnds record={record} ends={ends} save={save} />}
      <div className="pairs">
        {shown(entity).filter((f) => !(entity === 'connections' && f === 'status')).map((f) => (
          <FieldInput key={f} entity={entity} record={record} field={f} save={save} setFault={setFault} />
        ))}
      </div>
      {entity === 'devices' && <Ports record={record} at={child} ends={ends} />}
      {entity === 'sources' && <Parts title={t('record.outputs')} parts={record.outputs as Rec[]} />}
      {entity === 'sends' && <Parts title={t('record.inputs')} parts={record.inputs as Rec[]} />}
      {entity !== 'connections' && entity !== 'devices' && <Cables ids={((record.outputs ?? record.inputs ?? []) as Rec[]).map((p) => p.id)} ends={ends} />}
      {entity === 'connections' && <Trace of="connections" id={record.id} version={record.version} ends={ends} />}
      {entity === 'devices' && child && <Trace of="ports" id={child} ends={ends} />}
      {canEdit && (
        <div><Button className="button danger" onPress={() => void remove(entity, record).then(close, (e: Error) => setFault(e.message))}><Trash2 size={18} /> {t('do.delete')}</Button></div>
      )}
    </div>
  );
}
