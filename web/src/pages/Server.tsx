import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api, maybe } from '../api/client';
import { useMe } from '../state/console';
import { Preferences } from '../ui/Preferences';
import { bytes, clock } from '../ui/say';

const Qr = lazy(() => import('../ui/Qr'));

interface Health { status: string; name?: string; role?: string; version?: string; startedAt?: string; streams?: number; database?: { engine: string }; disk?: { freeBytes: number } }

/** What a lead needs without a terminal. */
export function Server() {
  const { t } = useTranslation();
  const me = useMe().data;
  const queries = useQueryClient();
  const health = useQuery({ queryKey: ['health'], queryFn: () => api<Health>('GET', '/api/health'), refetchInterval: 5_000, retry: false }).data;
  const database = useQuery({ queryKey: ['dbhealth'], queryFn: () => maybe<{ responseMillis: number }>('/api/admin/database/health'), refetchInterval: 10_000, retry: false }).data;
  const admin = me?.role === 'admin';
  const leave = async () => {
    await api('POST', '/api/auth/logout');
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  const rows: [string, string | undefined][] = [
    [t('server.name'), health?.name && `${health.name} · ${health.role}`], [t('server.version'), health?.version],
    [t('server.database'), health?.database && `${health.database.engine}${database ? ` · ${Math.round(database.responseMillis)} ms` : ''}`],
    [t('server.disk'), health?.disk && bytes(health.disk.freeBytes)], [t('server.streams'), health?.streams?.toString()],
  ];
  return (
    <div className="page stack">
      <h1>{t('nav.server')}</h1>
      <div className="panels">
        <section className="panel stack">
          <h2>{t('server.address')}</h2>
          <p className="figure" style={{ fontSize: 'var(--t17)', overflowWrap: 'anywhere' }}>{window.location.origin}</p>
          <Suspense><Qr text={window.location.origin} /></Suspense>
          <p className="second small">{t('server.scan')}</p>
        </section>
        <section className="panel">
          <h2>{t('server.health')}</h2>
          {health?.startedAt && <p className="mark ok">{t('server.running', { at: clock(health.startedAt) })}</p>}
          <ul className="rows">{rows.filter(([, v]) => v).map(([k, v]) => <li key={k}><div><span className="second grow">{k}</span><span>{v}</span></div></li>)}</ul>
          <p><a href="/docs">{t('server.api')}</a></p>
        </section>
        <section className="panel stack">
          <h2>{t('server.you')}</h2>
          <p>{me?.name} <span className="second">{me?.role && t(`role.${me.role}`)}</span></p>
          <Preferences />
          <Button className="button" onPress={() => void leave()}>{t('server.leave')}</Button>
        </section>
        {admin ? <Admin /> : <section className="panel"><h2>{t('server.backups')}</h2><p className="second">{t('server.adminonly')}</p></section>}
      </div>
    </div>
  );
}

function Admin() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const pin = useQuery({ queryKey: ['pin'], queryFn: () => maybe<{ pin: string }>('/api/pin'), retry: false }).data;
  const backups = useQuery({ queryKey: ['backups'], queryFn: () => maybe<{ name?: string; at?: string; bytes?: number }[]>('/api/backups'), retry: false }).data;
  const post = async (path: string, key: string) => {
    await api('POST', path);
    await queries.invalidateQueries({ queryKey: [key] });
  };
  return (
    <>
      {pin && <section className="panel stack"><h2>{t('server.pin')}</h2><p className="figure">{pin.pin}</p><Button className="button" onPress={() => void post('/api/pin', 'pin')}>{t('server.newpin')}</Button></section>}
      {backups && (
        <section className="panel stack">
          <h2>{t('server.backups')}</h2>
          {!backups.length && <p className="second">{t('server.nobackups')}</p>}
          <ul className="rows">{backups.slice(0, 10).map((b, i) => <li key={i}><div><span className="grow">{b.at ? clock(b.at) : b.name}</span><span className="second small">{b.bytes ? bytes(b.bytes) : ''}</span></div></li>)}</ul>
          <Button className="button" onPress={() => void post('/api/backups', 'backups')}>{t('server.backup')}</Button>
        </section>
      )}
    </>
  );
}
