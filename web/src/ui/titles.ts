import type { Rec } from '../api/entities';

/** What a record is called. */
export const titleOf = (r: Rec) => String(r.name ?? r.title ?? r.device ?? r.cableLabel ?? r.address ?? '');

/** What is printed on it, else what it is called. */
export const labelOf = (r: Rec) => String(r.label ?? r.cableLabel ?? r.address ?? titleOf(r));
