import type { Rec } from '../../api/entities';
import { edited, type Op } from '../../state/ops';
import { places } from '../../state/places';

const placeOf = (r: Rec | undefined) => (r?.position ? String(r.position) : null);

/**
 * The writes that put some rows, in the order they have, before the row that stands at `to` when they are taken out.
 *
 * @param rows the whole list in its own order
 */
export function reorder(rows: Rec[], ids: ReadonlySet<string>, to: number): Op[] {
  const moving = rows.filter((r) => ids.has(r.id));
  const rest = rows.filter((r) => !ids.has(r.id));
  const at = Math.max(0, Math.min(rest.length, to));
  const stand = [...rest.slice(0, at), ...moving, ...rest.slice(at)];
  if (stand.every((r, i) => r === rows[i])) return [];
  const next = places(placeOf(rest[at - 1]), placeOf(rest[at]), moving.length);
  return moving.map((r, i) => edited(r, { position: next[i] }));
}

/** The writes that move some rows by one place, up or down; they stay together. */
export function nudge(rows: Rec[], ids: ReadonlySet<string>, by: -1 | 1): Op[] {
  const first = rows.findIndex((r) => ids.has(r.id));
  const before = rows.slice(0, first).filter((r) => !ids.has(r.id)).length;
  return first < 0 ? [] : reorder(rows, ids, before + by);
}
