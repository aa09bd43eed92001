import { Ellipsis, Hand, Pencil } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe, useShow } from '../state/console';
import { list } from '../state/show';
import { useSync } from '../sync/status';
import { href } from '../ui/route';
import { clock } from '../ui/say';
import { labelOf } from '../ui/titles';
import { useDoing, useRole, useRoster } from './data';
import { Fault, Sure } from './parts';
import { type Crew, crewOf, type Device, type Where } from './people';
import { usePresent } from './presence';

/** Who is connected, with what, and what they look at. */
export function Devices() {
  const { t } = useTranslation();
  const me = useMe().data;
  const roster = useRoster(5_000);
  const here = usePresent();
  const crew = crewOf(roster.data ?? [], here.devices, me?.device);
  const now = crew.filter((c) => c.isHere);
  const gone = crew.filter((c) => !c.isHere);
  return (
    <>
      <Fault of={roster.error} />
      <section className="stack" aria-label={t('devices.now')}>
        <h2 className="part-title">{t('devices.now')} <span className="second small">{t('devices.count', { count: now.length + here.more })}</span></h2>
        <ul className="rows panel">{now.map((c) => <Member key={c.id} crew={c} />)}</ul>
        {here.more > 0 && <p className="second small">{t('devices.more', { count: here.more })}</p>}
      </section>
      {gone.length > 0 && (
        <section className="stack" aria-label={t('devices.before')}>
          <h2 className="part-title">{t('devices.before')}</h2>
          <ul className="rows panel">{gone.map((c) => <Member key={c.id} crew={c} />)}</ul>
        </section>
      )}
    </>
  );
}

function Member({ crew }: { crew: Crew }) {
  const { t } = useTranslation();
  const several = crew.devices.length > 1;
  return (
    <li>
      {several && <p className="member cluster"><strong>{crew.name}</strong> <span className="second small">{t('devices.several', { count: crew.devices.length })}</span></p>}
      {crew.devices.map((d) => <One key={d.id || d.actor} device={d} />)}
    </li>
  );
}

function One({ device: d }: { device: Device }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const { isAdmin, canEdit } = useRole();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const isMine = d.id === me?.device;
  const show = useDoing(() => api('POST', `/api/roster/${encodeURIComponent(d.id)}/identify`));
  const kick = useDoing(() => api('DELETE', `/api/roster/${encodeURIComponent(d.id)}`), 'roster');
  return (
    <div className="device">
      <div className="grow">
        <p className="cluster">
          <span className={`mark ${d.isHere ? 'ok' : 'none'}`}><span className="device-name">{d.name}</span></span>
          {isMine && <span className="second small">{t('devices.this')}</span>}
          <span className="tag">{t(`role.${d.role}`)}</span>
        </p>
        <p className="second small">{d.isHere && !d.tabs.length ? t('devices.herenow') : d.tabs.length ? looks(d.tabs).map((w, i) => <Looking key={i} at={w} />) : t(d.stale ? 'devices.stale' : 'devices.seen', { at: clock(d.lastSeenAt) })} <span className="nowrap">· {d.address}</span></p>
        {show.isSuccess && <p className="mark ok" role="status">{t('devices.shown')}</p>}
        <Fault of={show.error ?? kick.error} />
      </div>
      <div className="cluster">
        {canEdit && d.tabs.some((w) => w.production) && !isMine && <Button className="button" aria-label={t('devices.identifyone', { name: d.name })} onPress={() => show.mutate()}><Hand size={18} aria-hidden /> {t('devices.identify')}</Button>}
        {d.id && (isMine || isAdmin) && <Button className="button icon plain" aria-label={t('devices.act', { name: d.name })} aria-expanded={open} onPress={() => setOpen(!open)}><Ellipsis size={20} aria-hidden /></Button>}
      </div>
      {open && (
        <div className="device-more cluster">
          {!naming && <Button className="button" aria-label={t('devices.renameone', { name: d.name })} onPress={() => setNaming(true)}><Pencil size={18} aria-hidden /> {t('devices.rename')}</Button>}
          {naming && <Rename device={d} done={() => { setNaming(false); setOpen(false); }} />}
          {isAdmin && !isMine && !naming && <Sure ask={t('devices.kick')} yes={t('devices.kickyes')} words={t('devices.kickwords', { name: d.name })} busy={kick.isPending} onYes={() => kick.mutate()} />}
        </div>
      )}
    </div>
  );
}

/** Tabs that show the same are told once. */
const looks = (tabs: Where[]) => tabs.filter((w, i) => tabs.findIndex((x) => x.production === w.production && x.page === w.page && x.record === w.record) === i);

function Rename({ device: d, done }: { device: Device; done: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(d.name);
  const rename = useDoing(() => api('PATCH', `/api/roster/${encodeURIComponent(d.id)}`, { body: { name } }), 'roster');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    rename.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className="cluster" onSubmit={submit}>
      <input className="input short" autoFocus maxLength={60} required aria-label={t('join.device')} value={name} onChange={(e) => setName(e.target.value)} onKeyDown={(e) => e.key === 'Escape' && done()} />
      <Button type="submit" className="button primary">{t('server.save')}</Button>
      <Button className="button" onPress={done}>{t('do.cancel')}</Button>
      <Fault of={rename.error} />
    </form>
  );
}

/** The page, and the record on it, that a tab shows; of another show only that it is another. */
function Looking({ at }: { at: Where }) {
  const { t } = useTranslation();
  const here = useShow();
  const found = useSync().data?.productions.find((p) => p.id === at.production);
  if (!at.production) return <span>{t('devices.noshow')} </span>;
  if (!here || at.production !== here.id) return found ? <span>{t('devices.looksat', { show: found.name })} </span> : <span>{t('devices.othershow')} </span>;
  const { id, show } = here;
  const on = at.page.split('/')[0]!; // after a slash stands the field that is typed into
  const record = at.record ? list(show, on).find((r) => r.id === at.record) : undefined;
  const page = t(`nav.${on}`, { defaultValue: t('devices.somewhere') });
  return <span>{t('devices.looks')} {record ? <a href={href(id, on, record.id)}>{page} {labelOf(record)}</a> : <a href={href(id, on || 'overview')}>{page}</a>} </span>;
}
