import { Printer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import Qr from '../ui/Qr';
import { clock } from '../ui/say';
import { type Addresses, useAddresses, useDoing, useRole, useRoster, type Way } from './data';
import { useHealth } from './health';
import { Choose, CopyText, Fault } from './parts';
import { Sheet } from './Sheet';

type Door = 'editor' | 'viewer' | 'pin';

/** One code for the guests of a show day. */
const GUESTS = { uses: 20, ttl: '12h' };

/** Getting crew in: one code held up for the next phone, and every address for who would rather type. */
export function Connect() {
  const { t } = useTranslation();
  const found = useAddresses();
  const all = found.data;
  const [chosen, setChosen] = useState<string | null>(null);
  const outside = all?.ways.filter((w) => !w.local) ?? [];
  const way = outside.find((w) => w.url === chosen) ?? outside[0] ?? all?.ways[0];
  const network = useHealth().data?.network;
  if (!all) return <Fault of={found.error} />;
  return (
    <>
      {network && network.state !== 'up' && <p className={network.state === 'other-port' ? 'banner' : 'banner bad'} role="status">{network.detail}</p>}
      {!outside.length && <p className="banner bad" role="alert">{t('connect.nonetwork')}</p>}
      <div className="panels wide">
        {way && <Invite all={all} way={way} />}
        <section className="panel stack">
          <h2>{t('connect.addresses')}</h2>
          <ul className="rows">{all.ways.map((w) => <Address key={w.url} way={w} isChosen={w === way} choose={() => setChosen(w.url)} />)}</ul>
          {network?.announcedAs?.length ? <p className="second small">{t('connect.announced', { name: network.announcedAs.join(', ') })}</p> : null}
          {all.ways.some((w) => w.code) && <p className="second small">{t('connect.codehint')}</p>}
          <div><Button className="button" onPress={() => window.print()}><Printer size={18} aria-hidden /> {t('connect.print')}</Button></div>
        </section>
        <Trust all={all} />
      </div>
      <Sheet all={all} />
    </>
  );
}

function Address({ way, isChosen, choose }: { way: Way; isChosen: boolean; choose: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className="address">
        <span className="grow">
          <span className="second small">{t(`connect.by.${kindOf(way)}`, { name: /\(([^)]*)\)/.exec(way.by)?.[1] ?? '', defaultValue: way.by })}</span>
          <span className="url">{way.url}</span>
          {way.secureUrl && way.secureUrl !== way.url && <span className="url second">{way.secureUrl}</span>}
          {way.code && <span className="small">{t('connect.code')} <strong className="figure-inline">{way.code}</strong></span>}
        </span>
        {!way.local && <button type="button" className="chip" aria-pressed={isChosen} onClick={choose}>{t('connect.show')}</button>}
      </div>
    </li>
  );
}

const kindOf = (w: Way) => (w.local ? 'local' : w.by.startsWith('Network cable') ? 'wired' : w.by.startsWith('Wi-Fi') ? 'wireless' : 'other');

/** A code that lets one device in; as soon as one came in, the next code is made, so that it can stay held up. */
function Invite({ all, way }: { all: Addresses; way: Way }) {
  const { t } = useTranslation();
  const { canEdit } = useRole();
  const offers: Door[] = all.access === 'users' || !canEdit ? ['pin'] : ['editor', 'viewer', 'pin'];
  const [door, setDoor] = useState<Door>(offers[0]!);
  const code = useDoing((role: Door) => api<{ token: string; digits: string; expiresAt: string }>('POST', '/api/auth/invitations', { body: { role, ...(role === 'viewer' && GUESTS) } }));
  const { mutate, reset } = code;
  const came = useArrivals(door !== 'pin');
  useEffect(() => {
    if (door === 'pin') reset();
    else mutate(door);
  }, [door, door === 'editor' ? came?.id : null, mutate, reset]);
  useEffect(() => {
    if (!code.data) return;
    const timer = setTimeout(() => mutate(door), Math.max(1_000, Date.parse(code.data.expiresAt) - Date.now() - 60_000));
    return () => clearTimeout(timer);
  }, [code.data, door, mutate]);
  const link = door === 'pin' ? way.url : code.data && `${way.url}/join#${code.data.token}`;
  return (
    <section className="panel stack invite" aria-label={t('connect.invite')}>
      <h2>{t('connect.invite')}</h2>
      {offers.length > 1 && <Choose label={t('connect.may')} value={door} all={offers} words={(d) => t(`connect.door.${d}`)} pick={setDoor} />}
      <div className="qr">{link && <Qr text={link} size="100%" />}</div>
      <p className="url strong">{way.url}</p>
      <p className="second small">{door === 'pin' ? t(`connect.bare.${all.access}`) : code.data ? t(`connect.once.${door}`, { at: clock(code.data.expiresAt), count: GUESTS.uses }) : ''}</p>
      {door !== 'pin' && code.data && <p>{t('connect.digits')} <strong className="nowrap figure-inline">{code.data.digits.replace(/(.{4})(?=.)/g, '$1 ')}</strong></p>}
      {came && <p className="mark ok" role="status">{t('connect.came', { name: came.name })}</p>}
      <div className="cluster">
        {link && <CopyText text={link} label={t('connect.link')} />}
        {door !== 'pin' && <Button className="button" onPress={() => mutate(door)}>{t('connect.next')}</Button>}
      </div>
      <Fault of={code.error} />
    </section>
  );
}

/** The device that came in last while this page was looked at. */
function useArrivals(on: boolean) {
  const roster = useRoster(on ? 2_500 : 10_000).data;
  const known = useRef<Set<string> | null>(null);
  const [came, setCame] = useState<{ id: string; name: string } | null>(null);
  useEffect(() => {
    if (!roster) return;
    const fresh = known.current && roster.find((d) => !known.current!.has(d.id));
    known.current = new Set(roster.map((d) => d.id));
    if (fresh) setCame(fresh);
  }, [roster]);
  return came;
}

function Trust({ all }: { all: Addresses }) {
  const { t } = useTranslation();
  const { mode, fingerprint } = all.https;
  return (
    <section className="panel stack">
      <h2>{t('connect.https')}</h2>
      <p>{t(`connect.tls.${mode}`)}</p>
      {mode === 'none' && <p className="second small">{t('connect.tlshow')} <code>tls: mode: optional</code></p>}
      {fingerprint && (
        <>
          <ol className="steps">{[1, 2, 3].map((n) => <li key={n}>{t(`connect.trust.${n}`)}</li>)}</ol>
          <p><a className="button" href="/connect/trust" target="_blank" rel="noreferrer">{t('connect.trusthow')}</a></p>
          <p className="second small">{t('connect.fingerprint')}</p>
          <p className="fingerprint">{fingerprint}</p>
        </>
      )}
    </section>
  );
}
