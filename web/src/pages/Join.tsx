import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refused } from '../api/client';
import type { Me, Rec } from '../api/entities';
import icon from '../icon.svg';
import { enterBy, isMinted } from '../server/admin';
import { keep, read } from '../state/disk';
import { invitation, useUp } from '../state/invitation';
import { useMe } from '../state/me';
import { reason } from '../state/reason';
import { Button } from '../ui/Button';
import { Preferences } from '../ui/Preferences';
import { href } from '../ui/route';
import { day, word } from '../ui/say';

const NewShow = lazy(() => import('../shows/NewShow').then((m) => ({ default: m.NewShow })));

/** How somebody gets in: by the crew PIN, a code for one device, a key that was made for it, or name and password. */
type Way = 'pin' | 'code' | 'key' | 'name';

function useEntering(mode: Me['access']) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const code = invitation();
  const usual: Way = mode === 'users' ? 'name' : 'pin';
  const [way, setWay] = useState<Way>(code ? (isMinted(code) ? 'key' : 'code') : usual);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async (given: { pin: string; device: string; name: string; password: string }) => {
    setBusy(true);
    try {
      localStorage.setItem('device', given.device);
      const device = given.device.trim() || 'device';
      if (way === 'code') await api('POST', '/api/auth/join', { body: { token: code, device } });
      else if (way === 'key') await enterBy(code!, device);
      else if (way === 'name') await api('POST', '/api/auth/login', { body: { name: given.name.trim(), password: given.password, device } });
      else await api('POST', '/api/auth/pin', { body: { pin: given.pin, device } });
      useUp();
      await queries.invalidateQueries();
    } catch (x) {
      if (x instanceof Refused && (way === 'code' || way === 'key')) setWay(usual); // a code that is used up leaves the usual way
      setFault(way === 'pin' && x instanceof Refused && x.status === 429 ? t('join.wait') : reason(x));
      return false;
    } finally {
      setBusy(false);
    }
    return true;
  };
  const turn = (to: Way) => {
    setFault(null);
    setWay(to);
  };
  return { way, turn, enter, fault, busy };
}

/** The door: one way in and the name of this device; nothing else. */
export function Join({ mode }: { mode: Me['access'] }) {
  const { t } = useTranslation();
  const { way, turn, enter, fault, busy } = useEntering(mode);
  const [pin, setPin] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [device, setDevice] = useState(localStorage.getItem('device') ?? '');
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (await enter({ pin, device, name, password })) return;
    setPin('');
    setPassword('');
  };
  const isReady = way === 'pin' ? pin.length >= 4 : way === 'name' ? !!name.trim() && !!password : true;
  return (
    <div className="door">
      <main>
        <div className="brandline"><img src={icon} width={36} height={36} alt="" /> Roadcase</div>
        <form className="panel stack" onSubmit={(e) => void submit(e)}>
          <h1>{t('join.title')}</h1>
          <p className="second">{t({ pin: 'join.hint', code: 'join.invited', key: 'join.key', name: 'join.hintusers' }[way])}</p>
          {way === 'pin' && (
            <div className="field">
              <label htmlFor="pin">{t('join.pin')}</label>
              <input id="pin" className="input pin" inputMode="numeric" autoComplete="one-time-code" pattern="[0-9]*" maxLength={19} required autoFocus style={pin.length > 6 ? { letterSpacing: 0, fontSize: 'var(--t17)' } : undefined} value={pin} onChange={(e) => setPin(e.target.value.replace(/\D/g, ''))} />
            </div>
          )}
          {way === 'name' && (
            <>
              <div className="field"><label htmlFor="name">{t('join.name')}</label><input id="name" className="input" required autoFocus maxLength={100} autoComplete="username" autoCapitalize="none" value={name} onChange={(e) => setName(e.target.value)} /></div>
              <div className="field"><label htmlFor="password">{t('join.password')}</label><input id="password" className="input" type="password" required maxLength={200} autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} /></div>
            </>
          )}
          <div className="field">
            <label htmlFor="device">{t('join.device')}</label>
            <input id="device" className="input" maxLength={60} autoComplete={way === 'name' ? 'off' : 'nickname'} value={device} onChange={(e) => setDevice(e.target.value)} aria-describedby="devicehint" />
            <span id="devicehint">{t('join.devicehint')}</span>
          </div>
          {fault && <p className="fault" role="alert">{fault}</p>}
          <Button type="submit" className="button primary" isDisabled={busy || !isReady}>{t(way === 'name' ? 'join.signin' : 'join.go')}</Button>
          {mode !== 'users' && (way === 'pin' || way === 'name') && <Button className="button plain" onPress={() => turn(way === 'pin' ? 'name' : 'pin')}>{t(way === 'pin' ? 'join.byname' : 'join.bypin')}</Button>}
        </form>
      </main>
    </div>
  );
}

async function productions(): Promise<Rec[]> {
  try {
    const all = await api<Rec[]>('GET', '/api/productions');
    void keep('productions', all);
    return all;
  } catch (e) {
    const kept = e instanceof Refused ? undefined : await read<Rec[]>('productions');
    if (kept) return kept;
    throw e;
  }
}

export function Shows() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['productions'], queryFn: productions });
  const role = useMe().data?.role;
  const canEdit = role === 'editor' || role === 'admin';
  useEffect(() => localStorage.removeItem('show'), []);
  return (
    <div className="door">
      <main className="shows">
        <div className="brandline"><img src={icon} width={36} height={36} alt="" /> Roadcase</div>
        <section className="panel stack">
          <h1>{t('shows.title')}</h1>
          {query.isError && <p className="fault" role="alert">{t('fail.reach')}</p>}
          {query.data?.length === 0 && <p className="second">{t('shows.none')} {t('shows.nonehint')}</p>}
          <ul className="rows">
            {query.data?.map((p) => (
              <li key={p.id}>
                <a href={href(p.id, 'overview')} style={{ minHeight: 64 }}>
                  <span className="grow"><strong>{String(p.showName)}</strong><br /><span className="second small">{[p.client, p.venue, p.loadIn && day(String(p.loadIn))].filter(Boolean).map(String).join(' · ')}</span></span>
                  <span className="tag">{word(p.status)}</span>
                </a>
              </li>
            ))}
          </ul>
          {canEdit && <Suspense><NewShow /></Suspense>}
          <div className="cluster">
            <a className="button" href={href('server')}>{t('shows.server')}</a>
            <a className="button" href={href('server', 'hub')}>{t('shows.hub')}</a>
          </div>
          <Preferences />
        </section>
      </main>
    </div>
  );
}
