import { Pencil } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SEVERITIES, TONES, useFindings } from '../routing/findings';
import { dueAt } from '../state/checklist';
import { useConsole } from '../state/console';
import { others, type Watcher } from '../state/presence';
import { type Readiness, readiness } from '../state/readiness';
import { useSignal } from '../state/signal';
import { useSync } from '../sync/status';
import { STATUS } from '../ui/columns';
import { href } from '../ui/route';
import { day, until, word } from '../ui/say';
import { useConflicts } from '../ui/Shell';
import { Tick } from '../ui/Tick';

const FindingList = lazy(() => import('../routing/FindingList').then((m) => ({ default: m.FindingList })));

/** Findings and open items that the overview names; the rest is a tap away. */
const NAMED = 4;
const NEXT = 7;

const ORDER = ['verified', 'patched', 'faulty', 'planned'];
const SHADES: Record<string, string> = { ok: 'ok', wait: 'wait', bad: 'bad', none: '' };

interface TileProps {
  to: string;
  title: string;
  figure: string | number;
  of?: string;
  tone: string;
  children?: React.ReactNode;
  detail: React.ReactNode;
}

function Tile({ to, title, figure, of, tone, children, detail }: TileProps) {
  return (
    <a className={`tile ${tone}`} href={to}>
      <h2>{title}</h2>
      <span className="figure">{figure} {of && <small>{of}</small>}</span>
      {children}
      <span className="small second">{detail}</span>
    </a>
  );
}

/** Is the show ready, and if not, what stands in the way and who is at it. */
export function Overview() {
  const { t } = useTranslation();
  const { id, show, canEdit } = useConsole();
  const p = show.production;
  const now = useMemo(() => readiness(show, Date.now()), [show]);
  return (
    <div className="page stack">
      <header className="hero">
        <div>
          <h1>{String(p.showName)}</h1>
          <p className="second">{[p.client, p.venue, p.room].filter(Boolean).map(String).join(' · ')}</p>
        </div>
        {canEdit && <a className="button" href={href(id, 'production')}><Pencil size={16} /> {t('production.edit')}</a>}
      </header>
      <p className="facts">
        <span className="tag">{word(p.status)}</span>
        {p.loadIn ? <span>{t('overview.loadin')} <b>{day(String(p.loadIn))}</b> {until(String(p.loadIn))}</span> : null}
        {p.loadOut ? <span>{t('overview.loadout')} <b>{day(String(p.loadOut))}</b></span> : null}
      </p>
      <Tiles now={now} />
      <People />
      <div className="columns">
        <Blockers />
        <Next now={now} />
      </div>
    </div>
  );
}

function Tiles({ now }: { now: Readiness }) {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const { data: findings, isError } = useFindings(id);
  const count = (s: string) => findings?.filter((f) => f.severity === s).length ?? 0;
  const patched = (now.status.patched ?? 0) + (now.status.verified ?? 0);
  const loose = now.unpatched.length + now.unfed.length;
  return (
    <div className="tiles">
      <Tile
        to={href(id, 'findings')} title={t('overview.findings')} figure={findings ? findings.length : '–'} tone={!findings ? '' : count('error') ? 'bad' : count('warning') ? 'wait' : 'ok'}
        detail={isError ? t('findings.away') : <span className="cluster">{SEVERITIES.filter(count).map((s) => <span key={s} className={`mark ${TONES[s]}`}>{count(s)} {t(`findings.${s}s`, { count: count(s) })}</span>)}{findings && !findings.length && t('overview.allgood')}</span>}
      />
      <Tile
        to={href(id, 'connections')} title={t('overview.cablesup')} figure={patched} of={`/ ${now.cables}`} tone={now.status.faulty ? 'bad' : patched === now.cables ? 'ok' : 'wait'}
        detail={<span className="cluster">{ORDER.filter((s) => now.status[s]).map((s) => <span key={s} className={`mark ${STATUS[s]}`}>{now.status[s]} {word(s)}</span>)}</span>}
      >
        <span className="meter" aria-hidden>{ORDER.map((s) => <i key={s} className={SHADES[STATUS[s]!]} style={{ width: `${(100 * (now.status[s] ?? 0)) / Math.max(1, now.cables)}%` }} />)}</span>
      </Tile>
      <Tile
        to={href(id, now.unpatched.length || !now.unfed.length ? 'sources' : 'sends')} title={t('overview.unpatched')} figure={loose} tone={loose ? 'wait' : 'ok'}
        detail={loose ? [now.unpatched.length && t('overview.unpatchedsources', { count: now.unpatched.length }), now.unfed.length && t('overview.unfedsends', { count: now.unfed.length })].filter(Boolean).join(', ') : t('overview.allpatched')}
      />
      <Tile
        to={href(id, 'checklist-items')} title={t('overview.checklist')} figure={now.open.length} of={t('overview.openword')} tone={now.overdue ? 'bad' : now.open.length ? 'wait' : 'ok'}
        detail={<span className="cluster">{t('overview.donesof', { done: now.done, all: show.checklistItems.length })}{now.overdue > 0 && <span className="mark bad">{t('overview.overdue', { count: now.overdue })}</span>}</span>}
      >
        <span className="meter" aria-hidden><i className="ok" style={{ width: `${(100 * now.done) / Math.max(1, show.checklistItems.length)}%` }} /></span>
      </Tile>
      <SyncTile />
    </div>
  );
}

function SyncTile() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const sync = useSync().data;
  const conflicts = useConflicts(id).data?.length ?? 0;
  if (!sync) return <Tile to={href(id, 'sync')} title={t('overview.sync')} figure="–" tone="" detail="" />;
  const isGood = sync.state === 'in-sync' || sync.role === 'hub';
  const tone = conflicts || sync.state === 'stuck' ? 'bad' : isGood ? 'ok' : sync.state === 'unpaired' ? '' : 'wait';
  const queued = sync.productions.find((p) => p.id === id)?.queued ?? 0;
  const detail = [sync.role === 'hub' ? t('sync.hub') : t(`sync.${sync.state}`), sync.reason].filter(Boolean).join('. ');
  return <Tile to={href(id, 'sync')} title={t('overview.sync')} figure={conflicts || queued || (isGood ? '✓' : '–')} of={conflicts ? t('overview.conflicts', { count: conflicts }) : queued ? t('overview.queued') : undefined} tone={tone} detail={detail} />;
}

const initials = (name: string) => name.split(/[\s'’]+/).map((w) => w[0] ?? '').join('').slice(0, 2).toUpperCase();

/** Who else is on this show now, and a tap to what they look at. */
function People() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const here = useSignal(others).filter((w) => w.production === id);
  if (!here.length) return null;
  const at = (w: Watcher) => href(id, w.page.split('/')[0] || 'overview', w.record ?? undefined);
  return (
    <section aria-label={t('overview.people')} className="people">
      {here.slice(0, 12).map((w) => (
        <a key={`${w.device}${w.tab}`} className="person" href={at(w)}>
          <span className="initials" aria-hidden>{initials(w.name)}</span>{w.name}
          {w.page && <span className="second small">{t(`nav.${w.page.split('/')[0]}`, '')}</span>}
        </a>
      ))}
      {here.length > 12 && <span className="person">+{here.length - 12}</span>}
    </section>
  );
}

function Blockers() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const { data, isPending } = useFindings(id);
  const all = data ?? [];
  return (
    <section className={isPending ? 'blockers awaited' : 'blockers'}>
      <h2>{t('overview.blockers')}</h2>
      {all.length ? <Suspense fallback={<div className="blockers awaited" />}><FindingList findings={all.slice(0, NAMED)} /></Suspense> : !isPending && <p className="second">{t('overview.allgood')}</p>}
      {all.length > NAMED && <p style={{ marginTop: 12 }}><a className="button" href={href(id, 'findings')}>{t('findings.all', { count: all.length })}</a></p>}
    </section>
  );
}

function Next({ now }: { now: Readiness }) {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const start = show.production.loadIn;
  return (
    <section>
      <h2>{t('overview.next')}</h2>
      {!now.open.length && <p className="second">{t('overview.alldone')}</p>}
      <ul className="rows panel ticked">
        {now.open.slice(0, NEXT).map((c) => {
          const due = dueAt(c, start);
          return (
            <li key={c.id}>
              <Tick item={c} />
              <a href={href(id, 'checklist-items', c.id)}><span className="grow">{String(c.title)}</span>{due < Infinity && <span className={due < Date.now() ? 'mark bad' : 'second small'}>{day(due)}</span>}</a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
