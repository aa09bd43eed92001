import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useConsole } from '../state/console';
import { outbox, waiting } from '../state/outbox';
import { useSignal } from '../state/signal';
import { who } from '../ui/ClashDialog';
import { href } from '../ui/route';
import { clock, value } from '../ui/say';
import { type Conflict, useConflicts } from '../ui/Shell';

interface Status {
  role: string; hub: string | null; paired: boolean; state: string; reason: string; since: string;
  productions: { id: string; queued: number; conflicts: number; lastSyncAt: string | null }[];
}
interface Job { id: string; kind: string; state: 'running' | 'done' | 'failed'; done: number; total: number; error: string | null }

export const useSync = () => useQuery({ queryKey: ['sync'], queryFn: () => api<Status>('GET', '/api/sync/status'), refetchInterval: 10_000, retry: false });

export function Sync() {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const sync = useSync().data;
  const conflicts = useConflicts(id).data ?? [];
  const edits = waiting(useSignal(outbox));
  const mine = sync?.productions.find((p) => p.id === id);
  const [job, setJob] = useState<string | null>(null);
  const start = async (kind: string) => setJob((await api<Job>('POST', `/api/sync/production/${id}/${kind}`)).id);
  return (
    <div className="page stack">
      <h1>{t('nav.sync')}</h1>
      <div className="panels">
        {sync && (
          <section className="panel stack">
            <h2>{t('overview.sync')}</h2>
            <p>{sync.role === 'hub' ? t('sync.hub') : t(`sync.${sync.state}`)}</p>
            {sync.reason && <p className="second small">{sync.reason}</p>}
            {mine && mine.queued > 0 && <p className="mark wait">{t('sync.queued', { count: mine.queued })}</p>}
            {mine?.lastSyncAt && <p className="second small">{t('sync.last', { at: clock(mine.lastSyncAt) })}</p>}
            {sync.paired && canEdit && (
              <div className="cluster">
                <Button className="button" onPress={() => void start('download')}>{t('sync.pack')}</Button>
                <Button className="button" onPress={() => void start('upload')}>{t('sync.bring')}</Button>
              </div>
            )}
            {job && <Progress id={job} />}
          </section>
        )}
        <section className="panel">
          <h2>{t('sync.mine')}</h2>
          {!edits.length && <p className="second">{t('sync.nothing')}</p>}
          <ul className="rows">{edits.map((e) => <li key={e.id}><a href={href(e.production, e.entity, e.record)}><span className="mark wait">{clock(e.at)}</span><span className="tag">{e.label}</span><span className="grow">{Object.keys(e.values).filter((f) => e.values[f] !== e.old[f]).map((f) => `${t(`field.${f}`, f)}: ${value(e.values[f])}`).join(', ')}</span></a></li>)}</ul>
        </section>
      </div>
      <h2>{t('sync.conflicts')} <span className="second small">{conflicts.length || ''}</span></h2>
      {!conflicts.length && <p className="second">{t('sync.noconflicts')}</p>}
      {conflicts.length > 1 && canEdit && <Bulk conflicts={conflicts} />}
      {conflicts.map((c) => <Inbox key={c.id} conflict={c} />)}
      <Decided production={id} />
    </div>
  );
}

/** What was settled, by a person or by rule; nobody's value is gone, and each can be decided otherwise. */
function Decided({ production }: { production: string }) {
  const { t } = useTranslation();
  const all = useQuery({ queryKey: ['conflicts', production, 'all'], queryFn: () => api<Conflict[]>('GET', `/api/sync/conflicts?production=${production}&resolution=all`), retry: false }).data ?? [];
  const settled = all.filter((c) => c.resolution !== 'pending');
  if (!settled.length) return null;
  return <details className="stack"><summary className="nav">{t('sync.decided')} · {settled.length}</summary>{settled.slice(0, 50).map((c) => <Inbox key={c.id} conflict={c} />)}</details>;
}

function Progress({ id }: { id: string }) {
  const job = useQuery({ queryKey: ['job', id], queryFn: () => api<Job>('GET', `/api/sync/jobs/${id}`), refetchInterval: (q) => (q.state.data?.state === 'running' ? 500 : false) }).data;
  if (!job) return null;
  return (
    <div className="stack" role="status">
      <progress className="hidden" value={job.done} max={job.total} aria-label={job.kind} />
      <div className="meter" aria-hidden><i className={job.state === 'failed' ? 'bad' : job.state === 'done' ? 'ok' : 'accent'} style={{ width: `${job.state === 'done' ? 100 : (100 * job.done) / Math.max(1, job.total)}%` }} /></div>
      <span className="second small">{job.error ?? `${job.done} / ${job.total}`}</span>
    </div>
  );
}

type Side = 'cloud' | 'local';
const decide = (c: Conflict, resolution: string, patch?: Record<string, unknown>) => api('POST', `/api/sync/conflicts/${c.id}/resolve`, { body: { resolution, ...(patch && { patch }) } });

function Bulk({ conflicts }: { conflicts: Conflict[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const all = async (side: Side) => {
    for (const c of conflicts) await decide(c, `${side}_wins`).catch(() => undefined); // what could not be decided stays in the list
    await queries.invalidateQueries({ queryKey: ['conflicts'] });
  };
  return (
    <div className="cluster">
      <Button className="button" onPress={() => void all('cloud')}>{t('sync.alltheirs')}</Button>
      <Button className="button" onPress={() => void all('local')}>{t('sync.allmine')}</Button>
    </div>
  );
}

/** One clash: was, theirs, mine; a decision for the whole or field by field. */
function Inbox({ conflict: c }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const { canEdit } = useConsole();
  const queries = useQueryClient();
  const fields = [...new Set([c.base, c.cloud, c.local].flatMap((v) => Object.keys(v ?? {})))].filter((f) => value(c.cloud?.[f]) !== value(c.local?.[f]));
  const [picked, setPicked] = useState<Record<string, Side>>({});
  const [fault, setFault] = useState<string | null>(null);
  const run = async (resolution: string, patch?: Record<string, unknown>) => {
    try {
      await decide(c, resolution, patch);
      await queries.invalidateQueries({ queryKey: ['conflicts'] });
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const side = (s: Side, title: string, by: unknown, at: string | null) => (
    <div className={c.winner === s ? 'shown' : undefined}>
      <span className="second small">{title} · {who(by)} {at && clock(at)} {c.winner === s && `· ${t('sync.shown')}`}</span>
      {fields.map((f) => <Choice key={f} field={f} text={value(c[s]?.[f])} many={fields.length > 1} on={picked[f] === s} pick={() => setPicked({ ...picked, [f]: s })} />)}
      {canEdit && <Button className="button" onPress={() => void run(`${s}_wins`)}>{t('sync.take')}</Button>}
    </div>
  );
  const ready = fields.length > 1 && fields.every((f) => picked[f]);
  return (
    <section className="panel stack" aria-label={c.label}>
      <h3 className="cluster"><span className="tag">{c.label}</span> <span className="second small">{t(`nav.${c.entity}`, c.entity)} · {c.kind.replaceAll('_', ' ')}</span></h3>
      <div className="versions">
        <div><span className="second small">{t('sync.was')}</span>{fields.map((f) => <span key={f}><span className="second small">{t(`field.${f}`, f)}</span> {value(c.base?.[f])}</span>)}</div>
        {side('cloud', t('sync.cloud'), c.cloudBy, c.cloudAt)}
        {side('local', t('sync.local'), c.localBy, c.localAt)}
      </div>
      {ready && <div><Button className="button primary" onPress={() => void run('manual', Object.fromEntries(fields.map((f) => [f, c[picked[f]!]?.[f] ?? null])))}>{t('sync.perfield')}</Button></div>}
      {fault && <p className="fault" role="alert">{fault}</p>}
    </section>
  );
}

function Choice({ field, text, many, on, pick }: { field: string; text: string; many: boolean; on: boolean; pick: () => void }) {
  const { t } = useTranslation();
  const label = <><span className="second small">{t(`field.${field}`, field)}</span> {text}</>;
  return many ? <button type="button" className="chip" style={{ minHeight: 44 }} aria-pressed={on} onClick={pick}>{label}</button> : <span>{label}</span>;
}
