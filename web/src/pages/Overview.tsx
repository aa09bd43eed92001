import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { SEVERITIES, TONES, useFindings } from '../routing/findings';
import { useConsole } from '../state/console';
import { STATUS } from '../ui/columns';
import { href } from '../ui/route';
import { day } from '../ui/say';
import { useConflicts } from '../ui/Shell';
import { useSync } from '../sync/status';

/** Findings that the overview names; the rest is a tap away. */
const NAMED = 5;

const SHADES: Record<string, string> = { ok: 'ok', wait: 'wait', bad: 'bad', none: '' };

/** Is the show ready, and if not, where to go. */
export function Overview() {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const p = show.production;
  const cables = show.connections;
  const by = (s: string) => cables.filter((c) => c.status === s).length;
  const done = show.checklistItems.filter((c) => c.completedAt).length;
  const open = show.checklistItems.filter((c) => !c.completedAt);
  const start = p.loadIn ? Date.parse(String(p.loadIn)) : null;
  const due = (c: Rec) => (c.dueDate ? Date.parse(String(c.dueDate)) : start !== null && c.daysBeforeShow !== null ? start - Number(c.daysBeforeShow) * 864e5 : Infinity);
  const next = [...open].sort((a, b) => due(a) - due(b));
  const overdue = open.filter((c) => due(c) < Date.now()).length;
  return (
    <div className="page stack">
      <h1>{String(p.showName)}</h1>
      <p className="second">{[p.client, p.venue, p.room].filter(Boolean).map(String).join(' · ')}</p>
      <p className="cluster second small">
        {p.loadIn ? <span>{t('overview.loadin')} {day(String(p.loadIn))}</span> : null}
        {p.loadOut ? <span>{t('overview.loadout')} {day(String(p.loadOut))}</span> : null}
        <span className="tag">{String(p.status)}</span>
      </p>
      <div className="panels">
        <section className="panel stack">
          <h2>{t('overview.cables')}</h2>
          <div><span className="figure">{by('patched') + by('verified')}</span> <span className="second">/ {cables.length} {t('overview.patched')}</span></div>
          <div className="meter" aria-hidden>{['verified', 'patched', 'faulty', 'planned'].map((s) => <i key={s} className={SHADES[STATUS[s]!]} style={{ width: `${(100 * by(s)) / Math.max(1, cables.length)}%` }} />)}</div>
          <p className="cluster">{['verified', 'patched', 'faulty', 'planned'].map((s) => <span key={s} className={`mark ${STATUS[s]}`}>{by(s)} {s}</span>)}</p>
        </section>
        <section className="panel stack">
          <h2>{t('overview.checklist')}</h2>
          <div><span className="figure">{open.length}</span> <span className="second">{t('overview.open', { count: open.length }).replace(/^\d+ /, '')}</span></div>
          <div className="meter" aria-hidden><i className="ok" style={{ width: `${(100 * done) / Math.max(1, show.checklistItems.length)}%` }} /></div>
          <p className="cluster"><span className="second small">{t('overview.donesof', { done, all: show.checklistItems.length })}</span>{overdue > 0 && <span className="mark bad">{t('overview.overdue', { count: overdue })}</span>}</p>
        </section>
        <SyncPanel />
        <FindingsPanel />
        <section className="panel">
          <h2>{t('overview.next')}</h2>
          <ul className="rows">{next.slice(0, 6).map((c) => <li key={c.id}><a href={href(id, 'checklist-items', c.id)}><span className="grow">{String(c.title)}</span>{due(c) < Infinity && <span className={due(c) < Date.now() ? 'mark bad' : 'second small'}>{day(due(c))}</span>}</a></li>)}</ul>
        </section>
      </div>
    </div>
  );
}

function FindingsPanel() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const { data: all, isError } = useFindings(id);
  const count = (s: string) => all?.filter((f) => f.severity === s).length ?? 0;
  return (
    <section className="panel stack">
      <h2>{t('overview.findings')}</h2>
      {all && <p className="cluster">{SEVERITIES.filter(count).map((s) => <span key={s} className={`mark ${TONES[s]}`}>{count(s)} {t(`findings.${s}s`, { count: count(s) })}</span>)}</p>}
      <ul className="rows">
        {all?.slice(0, NAMED).map((f, i) => <li key={i}><a href={href(id, 'findings')}><span className={`mark ${TONES[f.severity]} grow`}>{f.message}</span></a></li>)}
        {all && !all.length && <li><div className="second">{t('overview.allgood')}</div></li>}
        {isError && <li><div className="second">{t('findings.away')}</div></li>}
      </ul>
      {all && all.length > NAMED && <a className="button" href={href(id, 'findings')}>{t('findings.all', { count: all.length })}</a>}
    </section>
  );
}

function SyncPanel() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const sync = useSync().data;
  const conflicts = useConflicts(id).data?.length ?? 0;
  if (!sync) return null;
  const tone = sync.state === 'in-sync' || sync.role === 'hub' ? 'ok' : sync.state === 'stuck' ? 'bad' : sync.state === 'unpaired' ? 'none' : 'wait';
  return (
    <section className="panel stack">
      <h2>{t('overview.sync')}</h2>
      <span className={`mark ${tone}`} style={{ whiteSpace: 'normal' }}>{sync.role === 'hub' ? t('sync.hub') : t(`sync.${sync.state}`)}</span>
      {sync.reason && <p className="second small">{sync.reason}</p>}
      <a href={href(id, 'sync')} className="button">{conflicts ? t('state.conflicts', { count: conflicts }) : t('nav.sync')}</a>
    </section>
  );
}
