import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api, maybe } from '../api/client';
import { useMe } from '../state/console';
import { useSync } from '../sync/status';
import { Preferences } from '../ui/Preferences';
import { bytes, clock } from '../ui/say';
import { type Finding, useFindings, useRole } from './data';
import { useHealth } from './health';
import { Fault, useClockOff } from './parts';
import { usePlace } from './place';
import { usePresent } from './presence';
import { Updates } from './Updates';

const ENGINES: Record<string, string> = { sqlite: 'SQLite', postgresql: 'PostgreSQL' };
const TONES = { ok: 'ok', note: 'wait', trouble: 'bad' } as const;

/** How the server does, at one glance; what is wrong stands first, with what to do. */
export function Status() {
  const { t } = useTranslation();
  const { isAdmin } = useRole();
  const health = useHealth();
  const findings = useFindings(isAdmin);
  const wrong = (findings.data ?? []).filter((f) => f.state !== 'ok');
  const away = health.isError;
  return (
    <>
      {away && <p className="banner bad" role="alert">{t('fail.reach')}</p>}
      {wrong.length > 0 && <section className="panel stack"><h2>{t('server.tosee')}</h2>{wrong.map((f, i) => <Advice key={i} finding={f} />)}</section>}
      <Fault of={findings.error} />
      <div className="panels">
        <Figures />
        <You />
        {isAdmin && <Updates />}
        {isAdmin && <Checked all={findings.data} />}
      </div>
    </>
  );
}

function Advice({ finding: f }: { finding: Finding }) {
  const { t } = useTranslation();
  return (
    <div className="advice">
      <span className={`mark ${TONES[f.state]}`}>{t(`server.check.${f.check}`, f.check)}</span>
      <p>{f.detail}</p>
      {f.remedy && <p className="second">{f.remedy}</p>}
    </div>
  );
}

function Figures() {
  const { t } = useTranslation();
  const { to } = usePlace();
  const health = useHealth().data;
  const sync = useSync().data;
  const here = usePresent().people.length;
  const database = useQuery({ queryKey: ['dbhealth'], queryFn: () => maybe<{ responseMillis: number; writesWaiting: number }>('/api/admin/database/health'), refetchInterval: 10_000, retry: false }).data;
  const off = useClockOff();
  const rows: [string, React.ReactNode][] = [
    [t('server.people'), <a key="p" className="alone" href={to('devices')}>{t('server.here', { count: here })}</a>],
    [t('server.network'), health?.network && <NetworkState key="n" />],
    [t('server.database'), health?.database && `${ENGINES[health.database.engine] ?? health.database.engine}${database ? ` · ${t('server.answers', { ms: Math.max(1, Math.round(database.responseMillis)) })}` : ''}`],
    [t('server.queue'), database && (database.writesWaiting ? t('server.writes', { count: database.writesWaiting }) : t('server.noqueue'))],
    [t('server.tohub'), health?.sync && sync?.paired && (health.sync.queued ? t('sync.queued', { count: health.sync.queued }) : t('server.noqueue'))],
    [t('server.disk'), health?.disk && bytes(health.disk.freeBytes)],
    [t('server.memory'), health?.memory && bytes(health.memory.heapBytes)],
    [t('server.clock'), off !== null && (Math.abs(off) < 90 ? t('server.clockok') : t('server.clockoff', { minutes: Math.round(Math.abs(off) / 60) }))],
    [t('server.version'), health?.version],
  ];
  return (
    <section className="panel">
      <h2>{health?.name ?? t('server.health')}</h2>
      {health?.startedAt && <p className="cluster"><span className="mark ok">{t('server.running', { at: clock(health.startedAt) })}</span> <span className="tag">{t(`server.role.${health.role}`, health.role ?? '')}</span></p>}
      <dl className="figures">{rows.filter(([, v]) => v).map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>
      <p><a className="alone" href="/docs">{t('server.api')}</a></p>
    </section>
  );
}

function NetworkState() {
  const { t } = useTranslation();
  const network = useHealth().data?.network;
  const state = network?.state ?? 'up';
  return <span className={`mark ${state === 'up' ? 'ok' : state === 'other-port' ? 'wait' : 'bad'}`}>{t(`server.net.${state}`, state)}</span>;
}

/** What was looked at and is well; folded, because nobody needs to read it while it is. */
function Checked({ all }: { all?: Finding[] }) {
  const { t } = useTranslation();
  const well = (all ?? []).filter((f) => f.state === 'ok');
  const queries = useQueryClient();
  return (
    <section className="panel stack">
      <h2>{t('server.checks')}</h2>
      <ul className="plainlist">{well.map((f, i) => <li key={i}><span className="mark ok">{t(`server.check.${f.check}`, f.check)}</span><span className="second small">{f.detail}</span></li>)}</ul>
      <div><Button className="button" onPress={() => void queries.invalidateQueries({ queryKey: ['doctor'] })}>{t('server.again')}</Button></div>
    </section>
  );
}

function You() {
  const { t } = useTranslation();
  const { to } = usePlace();
  const me = useMe().data;
  const queries = useQueryClient();
  const leave = async () => {
    await api('POST', '/api/auth/logout');
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <section className="panel stack">
      <h2>{t('server.you')}</h2>
      <p className="cluster"><strong>{me?.name}</strong> <span className="tag">{me?.role && t(`role.${me.role}`)}</span></p>
      <Preferences />
      <div className="cluster">
        {me?.role !== 'admin' && <a className="button" href={to('access')}>{t('server.beadmin')}</a>}
        <Button className="button" onPress={() => void leave()}>{t('server.leave')}</Button>
      </div>
    </section>
  );
}
