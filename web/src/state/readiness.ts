import type { Rec, Show } from '../api/entities';
import { dueAt } from './checklist';
import { partsOf } from './nested';

export interface Readiness {
  unpatched: Rec[];
  unfed: Rec[];
  status: Record<string, number>;
  cables: number;
  open: Rec[];
  overdue: number;
  done: number;
}

/** How far the show is, from what this device holds: also true while nobody answers. */
export function readiness(show: Show, now: number): Readiness {
  const used = new Set(show.connections.flatMap((c) => [c.fromPortId, c.toPortId, c.sourceId, c.destinationId].map(String)));
  const loose = (entity: string, r: Rec) => !used.has(r.id) && !partsOf(entity, r).some((p) => used.has(p.id));
  const status: Record<string, number> = {};
  for (const c of show.connections) status[String(c.status)] = (status[String(c.status)] ?? 0) + 1;
  const start = show.production.loadIn;
  const open = show.checklistItems.filter((c) => !c.completedAt).sort((a, b) => dueAt(a, start) - dueAt(b, start));
  return {
    unpatched: show.sources.filter((r) => loose('sources', r)), unfed: show.sends.filter((r) => loose('sends', r)), status, cables: show.connections.length,
    open, overdue: open.filter((c) => dueAt(c, start) < now).length, done: show.checklistItems.length - open.length,
  };
}
