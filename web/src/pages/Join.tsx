import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api, Refused } from '../api/client';
import type { Rec } from '../api/entities';
import icon from '../icon.svg';
import { keep, read } from '../state/disk';
import { invitation, useUp } from '../state/invitation';
import { useMe } from '../state/me';
import { Preferences } from '../ui/Preferences';
import { href } from '../ui/route';
import { day } from '../ui/say';

const NewShow = lazy(() => import('../shows/NewShow').then((m) => ({ default: m.NewShow })));

/** The door: the crew PIN or the code of a QR link, and the name of this device; nothing else. */
export function Join() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [code, setCode] = useState(invitation());
  const [pin, setPin] = useState('');
  const [device, setDevice] = useState(localStorage.getItem('device') ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    setBusy(true);
    try {
      localStorage.setItem('device', device);
      const named = { device: device.trim() || 'device' };
      if (code) await api('POST', '/api/auth/join', { body: { token: code, ...named } });
      else await api('POST', '/api/auth/pin', { body: { pin, ...named } });
      useUp();
      await queries.invalidateQueries();
    } catch (x) {
      if (x instanceof Refused) setCode(null); // a code that is used up leaves the PIN
      setFault(x instanceof Refused ? x.message : t('fail.reach'));
      setPin('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="door">
      <main>
        <div className="brandline"><img src={icon} width={36} height={36} alt="" /> Roadcase</div>
        <form className="panel stack" onSubmit={(e) => void submit(e)}>
          <h1>{t('join.title')}</h1>
          <p className="second">{t(code ? 'join.invited' : 'join.hint')}</p>
          {!code && (
            <div className="field">
              <label htmlFor="pin">{t('join.pin')}</label>
              <input id="pin" className="input pin" inputMode="numeric" autoComplete="one-time-code" pattern="[0-9]*" maxLength={6} required autoFocus value={pin} onChange={(e) => setPin(e.target.value.replace(/\D/g, ''))} />
            </div>
          )}
          <div className="field">
            <label htmlFor="device">{t('join.device')}</label>
            <input id="device" className="input" maxLength={60} autoComplete="nickname" value={device} onChange={(e) => setDevice(e.target.value)} aria-describedby="devicehint" />
            <span id="devicehint">{t('join.devicehint')}</span>
          </div>
          {fault && <p className="fault" role="alert">{fault}</p>}
          <Button type="submit" className="button primary" isDisabled={busy || (!code && pin.length < 4)}>{t('join.go')}</Button>
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
  const canEdit = ['editor', 'admin'].includes(String(useMe().data?.role));
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
                  <span className="tag">{String(p.status)}</span>
                </a>
              </li>
            ))}
          </ul>
          {canEdit && <Suspense><NewShow /></Suspense>}
          <Preferences />
        </section>
      </main>
    </div>
  );
}
