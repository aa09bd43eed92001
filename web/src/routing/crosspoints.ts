import type { Rec, Show } from '../api/entities';
import { type Plug, plugsOf, plugText } from './plugs';

export interface Crosspoints {
  gives: Plug[];
  takes: Plug[];
  /** The cables of one giving end: column and cable, from the left. */
  of(give: string): [number, Rec][];
  /** Where each end stands, and what feeds a taking one. */
  row: Map<string, number>;
  column: Map<string, number>;
  feed: Map<string, Rec>;
}

export interface Choice {
  from: string;
  to: string;
  /** Also ends that no cable hangs on. */
  free: boolean;
}

const has = (p: Plug, words: string) => words.toLowerCase().split(/\s+/).every((w) => plugText(p).toLowerCase().includes(w));

/** What gives against what takes. Used ends alone stand in the order of the cables: these then lie along the diagonal. */
export function crosspoints(show: Pick<Show, 'sources' | 'sends' | 'devices' | 'connections'>, choice: Choice): Crosspoints {
  const plugs = plugsOf(show);
  const known = new Map(plugs.map((p) => [p.id, p]));
  const used = (key: 'fromPortId' | 'toPortId') => [...new Set(show.connections.map((c) => String(c[key])))].flatMap((id) => known.get(id) ?? []);
  const gives = (choice.free ? plugs.filter((p) => p.gives) : used('fromPortId')).filter((p) => has(p, choice.from));
  const takes = (choice.free ? plugs.filter((p) => p.takes) : used('toPortId')).filter((p) => has(p, choice.to));
  const column = new Map(takes.map((p, i) => [p.id, i]));
  const cables = new Map<string, [number, Rec][]>();
  for (const c of show.connections) {
    const at = column.get(String(c.toPortId));
    const from = String(c.fromPortId);
    if (at !== undefined) cables.set(from, [...(cables.get(from) ?? []), [at, c]]);
  }
  cables.forEach((list) => list.sort((a, b) => a[0] - b[0]));
  return {
    gives, takes, column, row: new Map(gives.map((p, i) => [p.id, i])), of: (give) => cables.get(give) ?? [],
    feed: new Map(show.connections.map((c) => [String(c.toPortId), c])),
  };
}
