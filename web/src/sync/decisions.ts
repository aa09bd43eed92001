import { api } from '../api/client';
import type { Rec, Values } from '../api/entities';
import { reason } from '../state/reason';
import type { Conflict } from '../ui/Shell';

export type Side = 'cloud' | 'local';
export interface Decision {
  conflict: string;
  resolution: string;
  patch?: Values;
}

/** Fields on which the two sides differ; what both have alike needs no decision. */
export function contested(c: Conflict): string[] {
  const all = new Set([c.base, c.cloud, c.local].flatMap((v) => Object.keys(v ?? {})));
  return [...all].filter((f) => JSON.stringify(c.cloud?.[f] ?? null) !== JSON.stringify(c.local?.[f] ?? null));
}

export const taking = (c: Conflict, side: Side): Decision => ({ conflict: c.id, resolution: `${side}_wins` });

export const mixing = (c: Conflict, picked: Record<string, Side>): Decision => ({
  conflict: c.id, resolution: 'manual', patch: Object.fromEntries(contested(c).map((f) => [f, c[picked[f]!]?.[f] ?? null])),
});

/** What brings back how it was before a decision: the side that was shown, or the decision that stood then. */
export function undoing(c: Conflict, record: Rec | undefined): Decision {
  if (c.resolution === 'pending') return taking(c, c.winner);
  if (c.resolution !== 'manual') return { conflict: c.id, resolution: c.resolution };
  return { conflict: c.id, resolution: 'manual', patch: Object.fromEntries(contested(c).map((f) => [f, record?.[f] ?? null])) };
}

export const decide = ({ conflict, ...body }: Decision) => api('POST', `/api/sync/conflicts/${conflict}/resolve`, { body });

/** Decides one after the other; one that fails does not keep back the rest. Answers which were decided and why others were not. */
export async function decideAll(all: Decision[], told: (done: number) => void, one = decide) {
  const done: Decision[] = [];
  const faults: string[] = [];
  for (const decision of all) {
    try {
      await one(decision);
      done.push(decision);
    } catch (e) {
      faults.push(reason(e));
    }
    told(done.length + faults.length);
  }
  return { done, faults };
}
