import { useQuery } from '@tanstack/react-query';
import { CheckCheck, History, QrCode, Trash2, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { maybe } from '../api/client';
import type { Entity, Rec } from '../api/entities';
import { FIELDS } from '../../generated/fields';
import { useConsole } from '../state/console';
import { touched } from '../state/live';
import { useSignal } from '../state/signal';
import { type Ends, StatusMark } from './columns';
import { href } from './route';
import { clock } from './say';
import { parse } from './values';

const Qr = lazy(() => import('./Qr'));

const HIDDEN = new Set(['position', 'equipmentId', 'pairedDeviceId', 'deviceId', 'notes', 'signalPath', 'completedAt', 'fromPortId', 'toPortId',
  'sourceId', 'sourceOutputId', 'intermediateType', 'intermediateId', 'intermediateInput', 'intermediateOutput', 'destinationType', 'destinationId']);
const WIDE = new Set(['name', 'title', 'note', 'device', 'reference']);

export const titleOf = (r: Rec) => String(r.name ?? r.title ?? r.device ?? r.cableLabel ?? r.address ?? '');

interface Props {
  entity: Entity;
  record: Rec;
  ends: Ends;
  child?: string;
  close: () => void;
}

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
        {Object.keys(FIELDS[entity]!).filter((f) => !HIDDEN.has(f) && !(entity === 'connections' && f === 'status')).map((f) => (
          <FieldInput key={f} entity={entity} record={record} field={f} save={save} setFault={setFault} />
        ))}
      </div>
      {entity === 'devices' && <Ports record={record} at={child} ends={ends} />}
      {entity === 'sources' && <Parts title={t('record.outputs')} parts={record.outputs as Rec[]} />}
      {entity === 'sends' && <Parts title={t('record.inputs')} parts={record.inputs as Rec[]} />}
      {entity !== 'connections' && entity !== 'devices' && <Cables ids={((record.outputs ?? record.inputs ?? []) as Rec[]).map((p) => p.id)} ends={ends} />}
      {entity === 'connections' && <Trace record={record} />}
      {canEdit && (
        <div><Button className="button danger" onPress={() => void remove(entity, record).then(close, (e: Error) => setFault(e.message))}><Trash2 size={18} /> {t('do.delete')}</Button></div>
      )}
    </div>
  );
}

function FieldInput({ entity, record, field, save, setFault }: {
  entity: string; record: Rec; field: string; save: (v: Record<string, unknown>) => Promise<void>; setFault: (f: string | null) => void;
}) {
  const { t } = useTranslation();
  const { canEdit, pending } = useConsole();
  const info = FIELDS[entity]![field]!;
  const current = record[field] === null || record[field] === undefined ? '' : String(record[field]);
  const [typed, setTyped] = useState<string | null>(null);
  const waits = pending.has(`${record.id}/${field}`);
  const id = `${record.id}-${field}`;
  const leave = () => {
    if (typed === null || typed === current) return setTyped(null);
    try {
      const value = parse(entity, field, typed);
      setTyped(null);
      void save({ [field]: value });
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const common = { id, className: waits ? 'input waits' : 'input', disabled: !canEdit };
  return (
    <div className={WIDE.has(field) ? 'field wide' : 'field'}>
      <label htmlFor={id}>{t(`field.${field}`, field)}{waits && <span className="mark wait"> {t('record.waiting')}</span>}</label>
      {info.values ? (
        <select {...common} value={current} onChange={(e) => void save({ [field]: e.target.value || null })}>
          <option value="">–</option>
          {info.values.map((v) => <option key={v}>{v}</option>)}
        </select>
      ) : field === 'note' ? (
        <textarea {...common} value={typed ?? current} onChange={(e) => setTyped(e.target.value)} onBlur={leave} />
      ) : (
        <input
          {...common} value={typed ?? current} maxLength={info.maxLength} inputMode={info.type === 'integer' ? 'numeric' : undefined} autoComplete="off"
          onChange={(e) => setTyped(e.target.value)} onBlur={leave} onKeyDown={(e) => (e.key === 'Enter' ? e.currentTarget.blur() : e.key === 'Escape' && setTyped(null))}
        />
      )}
    </div>
  );
}

const STATES = ['planned', 'patched', 'verified', 'faulty'];

function CableEnds({ record, ends, save }: { record: Rec; ends: Ends; save: (v: Record<string, unknown>) => Promise<void> }) {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const end = (key: string, title: string) => {
    const found = ends.get(String(record[key]));
    return (
      <li>
        {found ? <a href={href(id, found.entity, found.id, found.child)}><span className="second small" style={{ width: 44 }}>{title}</span><span className="grow">{found.text}</span></a>
          : <div><span className="second small" style={{ width: 44 }}>{title}</span>–</div>}
      </li>
    );
  };
  return (
    <>
      <ul className="rows panel">{end('fromPortId', t('record.from'))}{end('toPortId', t('record.to'))}</ul>
      <div className="cluster" role="group" aria-label={t('field.status')}>
        {STATES.map((s) => (
          <button key={s} type="button" className="chip" style={{ minHeight: 44 }} disabled={!canEdit} aria-pressed={record.status === s} onClick={() => void save({ status: s })}><StatusMark of={s} /></button>
        ))}
      </div>
    </>
  );
}

function useCablesAt(ids: string[]) {
  const { show } = useConsole();
  return show.connections.filter((c) => ids.includes(String(c.fromPortId)) || ids.includes(String(c.toPortId)));
}

function CableRow({ cable, ends, from }: { cable: Rec; ends: Ends; from: string[] }) {
  const { id } = useConsole();
  const far = from.includes(String(cable.fromPortId)) ? cable.toPortId : cable.fromPortId;
  return (
    <li>
      <a href={href(id, 'connections', cable.id)}>
        <span className="tag">{String(cable.cableLabel ?? '–')}</span>
        <span className="grow">{ends.get(String(far))?.text ?? '–'}</span>
        <StatusMark of={cable.status} />
      </a>
    </li>
  );
}

function Cables({ ids, ends }: { ids: string[]; ends: Ends }) {
  const { t } = useTranslation();
  const cables = useCablesAt(ids);
  if (!cables.length) return null;
  return <section className="stack"><h3 className="small second">{t('record.cables')}</h3><ul className="rows">{cables.map((c) => <CableRow key={c.id} cable={c} ends={ends} from={ids} />)}</ul></section>;
}

function Parts({ title, parts }: { title: string; parts: Rec[] }) {
  return (
    <section className="stack">
      <h3 className="small second">{title}</h3>
      <ul className="rows">{parts.map((p) => <li key={p.id}><div><span className="tag">{String(p.label ?? p.outputIndex ?? p.inputIndex)}</span><span className="grow">{String(p.connector)}</span></div></li>)}</ul>
    </section>
  );
}

/** A port opens its cable; a free one says so. */
function Ports({ record, at, ends }: { record: Rec; at?: string; ends: Ends }) {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const ports = record.ports as Rec[];
  useEffect(() => {
    if (at) document.getElementById(`port-${at}`)?.scrollIntoView({ block: 'center' });
  }, [at]);
  const groups: [string, string][] = [['in', t('record.in')], ['out', t('record.out')], ['bidirectional', t('record.both')]];
  return (
    <>
      {groups.map(([direction, title]) => {
        const list = ports.filter((p) => p.direction === direction);
        if (!list.length) return null;
        return (
          <section key={direction} className="stack">
            <h3 className="small second">{title} · {list.length}</h3>
            <ul className="rows">
              {list.map((p) => {
                const cable = show.connections.find((c) => c.fromPortId === p.id || c.toPortId === p.id);
                const far = cable && ends.get(String(cable.fromPortId === p.id ? cable.toPortId : cable.fromPortId));
                const line = (
                  <>
                    <span className="tag" style={{ minWidth: 92, textAlign: 'center' }}>{String(p.label ?? p.portIndex ?? '–')}</span>
                    <span className="grow">{far?.text ?? <span className="second">{t('record.free')}</span>}<br /><span className="second small">{String(p.connector ?? '')}{cable?.cableLabel ? ` · ${String(cable.cableLabel)}` : ''}</span></span>
                    <StatusMark of={cable?.status} />
                  </>
                );
                const style = p.id === at ? { background: 'var(--picked)' } : undefined;
                return <li key={p.id} id={`port-${p.id}`} style={style}>{cable ? <a href={href(id, 'connections', cable.id)}>{line}</a> : <div>{line}</div>}</li>;
              })}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** The signal path, from a server that knows it. */
function Trace({ record }: { record: Rec }) {
  const { t } = useTranslation();
  const trace = useQuery({ queryKey: ['checks', 'trace', record.id, record.version], queryFn: () => maybe<{ path?: { label?: string }[] }>(`/api/connections/${record.id}/trace`), retry: false }).data;
  if (!trace?.path?.length) return null;
  return <section className="stack"><h3 className="small second">{t('record.trace')}</h3><ol className="rows">{trace.path.map((p, i) => <li key={i}><div>{p.label}</div></li>)}</ol></section>;
}
