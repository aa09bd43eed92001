import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import Qr from '../ui/Qr';
import { clock } from '../ui/say';
import { type Granted, type Role, ROLES, useAddresses, useDoing } from './data';
import { CopyText, Fault } from './parts';

const LIVES = ['12h', '7d', '30d', '365d'] as const;

/** A key for a script, or for the lead's own phone: shown once. */
export function Tokens() {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [ttl, setTtl] = useState<string>(LIVES[0]);
  const mint = useDoing(() => api<Granted>('POST', '/api/tokens', { body: { role, name: name.trim() || 'token', ttl } }), 'roster');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    mint.mutate();
  };
  return (
    <section className="panel stack">
      <h2>{t('tokens.title')}</h2>
      <p className="second small">{t('tokens.hint')}</p>
      <form className="cluster add" onSubmit={submit}>
        <label className="field grow"><span>{t('tokens.name')}</span><input className="input" maxLength={60} autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} /></label>
        <label className="field"><span>{t('people.role')}</span><select className="input" value={role} onChange={(e) => setRole(e.target.value as Role)}>{ROLES.map((r) => <option key={r} value={r}>{t(`role.${r}`)}</option>)}</select></label>
        <label className="field"><span>{t('tokens.life')}</span><select className="input" value={ttl} onChange={(e) => setTtl(e.target.value)}>{LIVES.map((l) => <option key={l} value={l}>{t(`tokens.for.${l}`)}</option>)}</select></label>
        <Button type="submit" className="button" isDisabled={mint.isPending}>{t('tokens.make')}</Button>
      </form>
      {mint.data && <Shown granted={mint.data} done={() => mint.reset()} />}
      <Fault of={mint.error} />
    </section>
  );
}

function Shown({ granted: g, done }: { granted: Granted; done: () => void }) {
  const { t } = useTranslation();
  const way = useAddresses().data?.ways.find((w) => !w.local);
  return (
    <div className="sure stack" role="status">
      <p>{t('tokens.once', { at: clock(g.expiresAt), role: t(`role.${g.role}`) })}</p>
      <div className="qr"><Qr text={`${way?.url ?? window.location.origin}/join#${g.token}`} size="100%" level="L" /></div>
      <p className="second small">{t('tokens.scan')}</p>
      <p className="fingerprint">{g.token}</p>
      <div className="cluster"><CopyText text={g.token} label={t('tokens.title')} /><Button className="button" onPress={done}>{t('people.noted')}</Button></div>
    </div>
  );
}
