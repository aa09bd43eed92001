import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useConsole } from '../state/console';
import { list } from '../state/show';
import { signal, useSignal } from '../state/signal';
import { who } from '../ui/ClashDialog';
import { href } from '../ui/route';
import { clock } from '../ui/say';
import type { Conflict } from '../ui/Shell';
import { useSaying } from '../ui/saying';
import { contested, type Decision, decideAll, mixing, type Side, taking, undoing } from './decisions';

/** What was decided last, to be taken back; it outlives going to another page. */
const last = signal<{ undo: Decision[]; faults: string[] } | null>(null);

function useDeciding() {
  const { show } = useConsole();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const run = async (conflicts: Conflict[], decisions: Decision[]) => {
    const undo = new Map(conflicts.map((c) => [c.id, undoing(c, list(show, c.entity).find((r) => r.id === c.recordId))]));
    setProgress({ done: 0, all: decisions.length });
    const { done, faults } = await decideAll(decisions, (n) => setProgress({ done: n, all: decisions.length }));
    last.set({ undo: done.map((d) => undo.get(d.conflict)!).filter(Boolean), faults });
    setProgress(null);
    await queries.invalidateQueries({ queryKey: ['conflicts'] });
  };
  const takeBack = async (decisions: Decision[]) => {
    setProgress({ done: 0, all: decisions.length });
    const { faults } = await decideAll(decisions, (n) => setProgress({ done: n, all: decisions.length }));
    last.set(faults.length ? { undo: [], faults } : null);
    setProgress(null);
    await queries.invalidateQueries({ queryKey: ['conflicts'] });
  };
  return { run, takeBack, progress };
}

/** What two people changed without knowing of each other: side by side, to be decided one by one or many at once. */
export function Inbox({ conflicts }: { conflicts: Conflict[] }) {
  const { t } = useTranslation();
  const { canEdit } = useConsole();
  const { run, takeBack, progress } = useDeciding();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const picked = conflicts.filter((c) => chosen.has(c.id));
  const these = picked.length ? picked : conflicts;
  const toggle = (id: string) => setChosen((was) => { const next = new Set(was); if (!next.delete(id)) next.add(id); return next; });
  const all = (side: Side) => run(these, these.map((c) => taking(c, side)));
  return (
    <section className="stack" aria-label={t('sync.conflicts')}>
      <h2>{t('sync.conflicts')} <span className="second small">{conflicts.length || ''}</span></h2>
      <Undone takeBack={takeBack} />
      {progress && <p className="second" role="status">{t('sync.deciding', progress)}</p>}
      {!conflicts.length && <p className="second">{t('sync.noconflicts')}</p>}
      {conflicts.length > 1 && canEdit && (
        <div className="cluster decide">
          <span className="second small">{picked.length ? t('sync.chosen', { count: picked.length }) : t('sync.chooseall', { count: conflicts.length })}</span>
          <Button className="button" isDisabled={!!progress} onPress={() => void all('cloud')}>{t('sync.alltheirs')}</Button>
          <Button className="button" isDisabled={!!progress} onPress={() => void all('local')}>{t('sync.allmine')}</Button>
        </div>
      )}
      {conflicts.map((c) => <Clash key={c.id} conflict={c} run={run} chosen={chosen.has(c.id)} toggle={conflicts.length > 1 && canEdit ? () => toggle(c.id) : undefined} />)}
    </section>
  );
}

function Undone({ takeBack }: { takeBack: (d: Decision[]) => Promise<void> }) {
  const { t } = useTranslation();
  const done = useSignal(last);
  if (!done) return null;
  return (
    <div className={done.faults.length ? 'banner bad' : 'banner ok'} role="status">
      {done.undo.length > 0 && <span><strong>{t('sync.done', { count: done.undo.length })}</strong></span>}
      {done.faults.length > 0 && <span>{t('sync.undecided', { count: done.faults.length })} {[...new Set(done.faults)].join(' ')}</span>}
      {done.undo.length > 0 && <Button className="button" onPress={() => void takeBack(done.undo)}><Undo2 size={18} aria-hidden /> {t('sync.takeback')}</Button>}
      <Button className="button plain" onPress={() => last.set(null)}>{t('banner.ok')}</Button>
    </div>
  );
}

/** What was settled, by a person or by rule; nobody's value is gone, and each can be decided otherwise. */
export function Decided({ production }: { production: string }) {
  const { t } = useTranslation();
  const { run } = useDeciding();
  const all = useQuery({ queryKey: ['conflicts', production, 'all'], queryFn: () => api<Conflict[]>('GET', `/api/sync/conflicts?production=${production}&resolution=all`), retry: false }).data ?? [];
  const settled = all.filter((c) => c.resolution !== 'pending');
  if (!settled.length) return null;
  return (
    <details className="stack">
      <summary className="nav">{t('sync.decided')} · {settled.length}</summary>
      <div className="stack">{settled.slice(0, 50).map((c) => <Clash key={c.id} conflict={c} run={run} />)}</div>
    </details>
  );
}

interface ClashProps {
  conflict: Conflict;
  run: (c: Conflict[], d: Decision[]) => Promise<void>;
  chosen?: boolean;
  toggle?: () => void;
}

/** One clash: was, theirs, mine; a decision for the whole or field by field. */
function Clash({ conflict: c, run, chosen, toggle }: ClashProps) {
  const { t } = useTranslation();
  const { id } = useConsole();
  const fields = contested(c);
  const [picked, setPicked] = useState<Record<string, Side>>({});
  const say = useSaying();
  const by = c.resolution !== 'pending' && c.resolvedBy;
  const ready = fields.length > 1 && fields.every((f) => picked[f]);
  const side = { conflict: c, fields, say, picked, pick: setPicked, take: (s: Side) => void run([c], [taking(c, s)]) };
  return (
    <section className="panel stack" aria-label={c.label} style={chosen ? { borderColor: 'var(--accent)' } : undefined}>
      <div className="cluster">
        {toggle && <button type="button" className="chip" style={{ minHeight: 44 }} aria-pressed={chosen} aria-label={t('sync.choose', { label: c.label })} onClick={toggle}><Check size={16} style={{ opacity: chosen ? 1 : 0.25 }} aria-hidden /></button>}
        <h3 className="cluster"><a href={href(id, c.entity, c.recordId)}><span className="tag">{c.label}</span></a></h3>
        <span className="second small">{t(`nav.${c.entity}`, t(`sync.entity.${c.entity}`, c.entity))} · {t(`sync.kind.${c.kind}`, c.kind.replaceAll('_', ' '))}{by ? ` · ${t('sync.decidedby', { by: who(by), at: c.resolvedAt ? clock(c.resolvedAt) : '' })}` : ''}</span>
      </div>
      {c.reason && <p className="second small">{c.reason}</p>}
      <div className="versions">
        <div><span className="second small">{t('sync.was')}</span>{fields.map((f) => <span key={f}><span className="second small">{say.field(f)}</span> {say.value(c.entity, f, c.base?.[f])}</span>)}</div>
        <SideView {...side} s="cloud" title={t('sync.cloud')} by={c.cloudBy} at={c.cloudAt} />
        <SideView {...side} s="local" title={t('sync.local')} by={c.localBy} at={c.localAt} />
      </div>
      {ready && <div><Button className="button primary" onPress={() => void run([c], [mixing(c, picked)])}>{t('sync.perfield')}</Button></div>}
    </section>
  );
}

interface SideProps {
  conflict: Conflict;
  s: Side;
  title: string;
  by: unknown;
  at: string | null;
  fields: string[];
  say: ReturnType<typeof useSaying>;
  picked: Record<string, Side>;
  pick: (p: Record<string, Side>) => void;
  take: (s: Side) => void;
}

function SideView({ conflict: c, s, title, by, at, fields, say, picked, pick, take }: SideProps) {
  const { t } = useTranslation();
  const { canEdit } = useConsole();
  const isShown = c.resolution === 'pending' ? c.winner === s : c.resolution === `${s}_wins`;
  const has = Object.keys(c[s] ?? {}).length > 0;
  return (
    <div className={isShown ? 'shown' : undefined}>
      <span className="second small">{title} · {who(by)} {at && clock(at)} {isShown && `· ${t('sync.shown')}`}</span>
      {c.kind === 'delete_vs_edit' && !has && <span>{t('history.deleted')}</span>}
      {fields.map((f) => {
        const label = <><span className="second small">{say.field(f)}</span> {say.value(c.entity, f, c[s]?.[f])}</>;
        return fields.length > 1 && canEdit
          ? <button key={f} type="button" className="chip" style={{ minHeight: 44 }} aria-pressed={picked[f] === s} onClick={() => pick({ ...picked, [f]: s })}>{label}</button>
          : <span key={f}>{label}</span>;
      })}
      {canEdit && <Button className="button" onPress={() => take(s)}>{t('sync.take')}</Button>}
    </div>
  );
}
