import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Lock as LockIcon, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api, maybe } from '../api/client';
import { useConsole } from '../state/console';
import { clock } from '../ui/say';
import type { Lock, ShowStatus, Status } from './status';

interface Job { id: string; kind: string; state: 'running' | 'done' | 'failed'; done: number; total: number; error: string | null }
interface Ran { scope: string; ended: string; pushed: number; pulled: number; conflicts: number; error: string | null }

const TONES: Record<string, string> = { 'in-sync': 'ok', stuck: 'bad', unpaired: 'none' };

/** How the show stands with the hub, and the two buttons that change it. */
export function Hub({ sync, mine }: { sync: Status; mine?: ShowStatus }) {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const [job, setJob] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const isHub = sync.role === 'hub';
  const start = (kind: string) => api<Job>('POST', `/api/sync/production/${id}/${kind}`).then((j) => { setFault(null); setJob(j.id); }, (e: Error) => setFault(e.message));
  return (
    <section className="panel stack">
      <h2>{t('overview.sync')}</h2>
      <p className={`mark ${isHub ? 'ok' : (TONES[sync.state] ?? 'wait')}`} style={{ whiteSpace: 'normal' }}>{isHub ? t('sync.hub') : t(`sync.${sync.state}`)}</p>
      {sync.reason && !isHub && <p className="second small">{sync.reason}</p>}
      {mine?.localOnly && sync.paired && <p className="second small">{t('sync.localonly')}</p>}
      {mine?.problem && <p className="fault">{mine.problem}</p>}
      {mine && mine.queued > 0 && <p className="mark wait">{t('sync.queued', { count: mine.queued })}</p>}
      {mine?.lastSyncAt && <p className="second small">{t('sync.last', { at: clock(mine.lastSyncAt) })}</p>}
      {sync.paired && !isHub && canEdit && !mine?.localOnly && (
        <div className="cluster">
          <Button className="button" onPress={() => void start('download')}>{t('sync.pack')}</Button>
          <Button className="button" onPress={() => void start('upload')}>{t('sync.bring')}</Button>
        </div>
      )}
      {job && <Progress id={job} />}
      {fault && <p className="fault" role="alert">{fault}</p>}
      <Runs show={id} />
    </section>
  );
}

function Progress({ id }: { id: string }) {
  const { t } = useTranslation();
  const job = useQuery({ queryKey: ['job', id], queryFn: () => api<Job>('GET', `/api/sync/jobs/${id}`), refetchInterval: (q) => (q.state.data?.state === 'running' ? 500 : false) }).data;
  if (!job) return null;
  const tone = { running: 'accent', done: 'ok', failed: 'bad' }[job.state];
  const share = job.state === 'done' ? 100 : (100 * job.done) / Math.max(1, job.total);
  return (
    <div className="stack" role="status">
      <div className="meter" role="progressbar" aria-label={t(job.kind === 'download' ? 'sync.pack' : 'sync.bring')} aria-valuenow={Math.round(share)} aria-valuemin={0} aria-valuemax={100}><i className={tone} style={{ width: `${share}%` }} /></div>
      <span className={job.error ? 'fault' : 'second small'}>{job.error ?? t(`sync.job.${job.state}`, { done: job.done, total: job.total })}</span>
    </div>
  );
}

/** What the last runs did for this show; nothing where there is no hub. */
function Runs({ show }: { show: string }) {
  const { t } = useTranslation();
  const all = useQuery({ queryKey: ['sync', 'runs'], queryFn: () => maybe<Ran[]>('/api/sync/runs'), retry: false }).data ?? [];
  const own = all.filter((r) => r.scope === show).slice(0, 6);
  if (!own.length) return null;
  return (
    <details>
      <summary className="nav">{t('sync.runs')}</summary>
      <ul className="rows">{own.map((r) => <li key={r.ended}><div><span className="second small">{clock(r.ended)}</span><span className="grow small">{r.error ?? t('sync.ran', { ...r })}</span></div></li>)}</ul>
    </details>
  );
}

/** Where alone people write to this show, and giving that back. */
export function LockPanel({ lock }: { lock: Lock | null }) {
  const { t } = useTranslation();
  const { id, me, canEdit } = useConsole();
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const [breaking, setBreaking] = useState(false);
  const set = async (verb: string, query = '') => {
    try {
      await api(verb, `/api/productions/${id}/lock${query}`);
      setFault(null);
    } catch (e) {
      setFault((e as Error).message);
    }
    setBreaking(false);
    await queries.invalidateQueries({ queryKey: ['sync'] });
  };
  return (
    <section className="panel stack">
      <h2>{t('sync.lock.title')}</h2>
      <p className="cluster">{lock ? <LockIcon size={18} aria-hidden /> : <LockOpen size={18} aria-hidden />} {lock ? t('sync.lock.held', { server: lock.holder.name }) : t('sync.lock.free')}</p>
      <p className="second small">{lock ? t('sync.lock.by', { by: lock.by.name, at: clock(lock.since) }) : t('sync.lock.hint')}</p>
      {canEdit && (
        <div className="cluster">
          <Button className="button" onPress={() => void set(lock ? 'DELETE' : 'PUT')}>{t(lock ? 'sync.lock.give' : 'sync.lock.take')}</Button>
          {lock && fault && me.role === 'admin' && !breaking && <Button className="button danger" onPress={() => setBreaking(true)}>{t('sync.lock.break')}</Button>}
          {breaking && <Button className="button danger" onPress={() => void set('DELETE', '?force=true')}>{t('sync.lock.sure')}</Button>}
        </div>
      )}
      {fault && <p className="fault" role="alert">{fault}</p>}
    </section>
  );
}
