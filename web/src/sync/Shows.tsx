import { CloudDownload, CloudUpload, Lock } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useMe } from '../state/console';
import { href } from '../ui/route';
import { clock } from '../ui/say';
import { ALL, type Kind, start } from './jobs';
import { Offers } from './Offers';
import { Progress } from './Progress';
import { Runs } from './Runs';
import type { ShowStatus, Status } from './status';

/** All shows of this server, how each stands with the hub, and packing or bringing home several at once. */
export function Shows({ sync }: { sync: Status }) {
  const { t } = useTranslation();
  const role = useMe().data?.role;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const canSync = (role === 'editor' || role === 'admin') && sync.paired && sync.role !== 'hub';
  const shared = sync.productions.filter((p) => !p.localOnly);
  const these = shared.filter((p) => chosen.has(p.id)).map((p) => p.id);
  const toggle = (id: string) => setChosen((was) => { const next = new Set(was); if (!next.delete(id)) next.add(id); return next; });
  const go = (kind: Kind) => void start(kind, these.length ? these : [ALL]);
  const names = useMemo(() => new Map(sync.productions.map((p) => [p.id, p.name])), [sync.productions]);
  return (
    <section className="panel stack" aria-label={t('sync.shows')}>
      <h2>{t('sync.shows')}</h2>
      {!sync.productions.length && <p className="second">{t('shows.none')}</p>}
      <ul className="rows">{sync.productions.map((p) => <One key={p.id} show={p} chosen={chosen.has(p.id)} toggle={canSync && !p.localOnly ? () => toggle(p.id) : undefined} isShared={sync.paired} />)}</ul>
      {canSync && (
        <div className="cluster">
          <Button className="button primary" onPress={() => go('download')}><CloudDownload size={18} aria-hidden /> {these.length ? t('sync.packsome', { count: these.length }) : t('sync.packall')}</Button>
          <Button className="button" onPress={() => go('upload')}><CloudUpload size={18} aria-hidden /> {these.length ? t('sync.bringsome', { count: these.length }) : t('sync.bringall')}</Button>
        </div>
      )}
      <Progress show={ALL} />
      {canSync && <Offers here={new Set(names.keys())} />}
      <Runs names={names} />
    </section>
  );
}

function One({ show: p, chosen, toggle, isShared }: { show: ShowStatus; chosen: boolean; toggle?: () => void; isShared: boolean }) {
  const { t } = useTranslation();
  const name = p.name || '–';
  return (
    <li>
      <div className="device">
        {toggle && <label className="pick"><input type="checkbox" checked={chosen} onChange={toggle} aria-label={t('sync.choose', { label: name })} /></label>}
        <p className="grow">
          <a className="alone" href={href(p.id, 'sync')}><strong>{name}</strong></a> {p.lock && <span className="second small nowrap"><Lock size={14} aria-hidden /> {p.lock.holder.name}</span>}<br />
          <span className="cluster small">
            {p.conflicts > 0 && <span className="mark bad">{t('state.conflicts', { count: p.conflicts })}</span>}
            {p.queued > 0 && <span className="mark wait">{t('sync.queued', { count: p.queued })}</span>}
            {isShared && (p.localOnly ? <span className="second">{t('sync.localonly')}</span> : <span className="second">{p.lastSyncAt ? t('sync.last', { at: clock(p.lastSyncAt) }) : t('sync.never')}</span>)}
            {!isShared && !p.conflicts && <span className="second">{t('sync.here')}</span>}
          </span>
          {p.problem && <span className="fault">{p.problem}</span>}
        </p>
      </div>
      <Progress show={p.id} />
    </li>
  );
}
