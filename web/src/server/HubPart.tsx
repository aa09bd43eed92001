import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useSync } from '../sync/status';
import { Shows } from '../sync/Shows';
import { Standing } from '../sync/Standing';
import { clock } from '../ui/say';
import { useDoing, useRole } from './data';
import { Edges } from './Edges';
import { CopyText, Fault } from './parts';

/** This box and its hub, or this hub and its boxes. */
export function HubPart() {
  const { t } = useTranslation();
  const { isAdmin } = useRole();
  const found = useSync();
  const sync = found.data;
  if (!sync) return <Fault of={found.error} />;
  const isHub = sync.role === 'hub';
  return (
    <>
      <div className="panels wide">
        <section className="panel stack">
          <h2>{t(isHub ? 'hub.this' : 'hub.title')}</h2>
          <Standing sync={sync} />
          {sync.hub && <p className="url">{sync.hub}</p>}
          {!isHub && isAdmin && <Pair paired={sync.paired} />}
          {!isHub && !isAdmin && !sync.paired && <p className="second small">{t('hub.admin')}</p>}
        </section>
        {isHub && (isAdmin ? <Codes /> : <section className="panel"><h2>{t('hub.codes')}</h2><p className="second">{t('hub.codesadmin')}</p></section>)}
      </div>
      {isHub && <Edges names={new Map(sync.productions.map((p) => [p.id, p.name]))} />}
      <Shows sync={sync} />
    </>
  );
}

function Pair({ paired }: { paired: boolean }) {
  const { t } = useTranslation();
  const [hub, setHub] = useState('');
  const [code, setCode] = useState('');
  const pair = useDoing(() => api('POST', '/api/sync/pair', { body: { hub: hub.trim(), code: code.trim() } }), 'sync');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    pair.mutate(undefined, { onSuccess: () => setCode('') });
  };
  const form = (
    <form className="stack" onSubmit={submit}>
      <p className="second small">{t('hub.pairhint')}</p>
      <label className="field"><span>{t('hub.url')}</span><input className="input" type="url" required placeholder="https://" autoComplete="off" value={hub} onChange={(e) => setHub(e.target.value)} /></label>
      <label className="field"><span>{t('hub.code')}</span><input className="input code" required autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} value={code} onChange={(e) => setCode(e.target.value.toUpperCase())} /></label>
      <div><Button type="submit" className="button primary" isDisabled={pair.isPending}>{t('hub.pair')}</Button></div>
      {pair.isSuccess && <p className="mark ok" role="status">{t('hub.paired')}</p>}
      <Fault of={pair.error} />
    </form>
  );
  return paired ? <details><summary className="nav">{t('hub.another')}</summary>{form}</details> : form;
}

const HOUR = 3_600;

/** A code that lets one box pair, for all shows or for some. */
function Codes() {
  const { t } = useTranslation();
  const shows = useSync().data?.productions ?? [];
  const [only, setOnly] = useState<ReadonlySet<string>>(new Set());
  const [long, setLong] = useState(false);
  const make = useDoing(() => api<{ code: string; expiresAt: string }>('POST', '/api/sync/pair-codes', { body: { productions: [...only], ttlSeconds: long ? 24 * HOUR : HOUR / 4 } }));
  const toggle = (id: string) => setOnly((was) => { const next = new Set(was); if (!next.delete(id)) next.add(id); return next; });
  const here = window.location.origin;
  return (
    <section className="panel stack">
      <h2>{t('hub.codes')}</h2>
      <p className="second small">{t('hub.codeshint')}</p>
      <div className="cluster" role="group" aria-label={t('hub.forshows')}>
        <button type="button" className="chip" aria-pressed={only.size === 0} onClick={() => setOnly(new Set())}>{t('hub.all')}</button>
        {shows.map((s) => <button key={s.id} type="button" className="chip" aria-pressed={only.has(s.id)} onClick={() => toggle(s.id)}>{s.name}</button>)}
      </div>
      <div className="cluster" role="group" aria-label={t('tokens.life')}>
        {[false, true].map((l) => <button key={String(l)} type="button" className="chip" aria-pressed={long === l} onClick={() => setLong(l)}>{t(l ? 'hub.day' : 'hub.quarter')}</button>)}
      </div>
      <div><Button className="button primary" isDisabled={make.isPending} onPress={() => make.mutate()}>{t('hub.make')}</Button></div>
      {make.data && (
        <div className="sure stack" role="status">
          <p className="figure secret">{make.data.code.replace(/(.{5})(?=.)/, '$1-')}</p>
          <p>{t('hub.codewords', { at: clock(make.data.expiresAt), hub: here })}</p>
          <CopyText text={`roadcase pair ${here} ${make.data.code}`} label={t('hub.command')} />
        </div>
      )}
      <Fault of={make.error} />
    </section>
  );
}
