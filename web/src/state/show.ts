import { type Change, type Effect, isEntity, type Rec, SECTIONS, type Show, type Values } from '../api/entities';
import { NESTED, partsOf } from './nested';
import { byPlace } from './places';

/**
 * The show after a change, or null when the change cannot be applied here and the show must be read again.
 *
 * @param event the id of the event that told it, which also tells the history it is part of
 */
export function applyChange(show: Show, change: Change, event: string): Show | null {
  if (change.scope !== show.production.id || change.seq <= show.seq) return show;
  if (change.seq !== show.seq + 1) return null;
  let next: Show = { ...show, seq: change.seq, epoch: epochOf(event, change.seq) ?? show.epoch };
  for (const effect of change.changes) {
    const after = applyEffect(next, effect, change.at);
    if (!after) return null;
    next = after;
  }
  return next;
}

/** An event's id names a place per scope, the show's first. */
function epochOf(event: string, seq: number): string | undefined {
  const [, epoch, at] = /^(.+)-(\d+)$/.exec(event.split(',')[0]!) ?? [];
  return Number(at) === seq ? epoch : undefined;
}

function applyEffect(show: Show, effect: Effect, at: string): Show | null {
  if (effect.entity === 'productions' && effect.op === 'updated') {
    return { ...show, production: patched(show.production, effect, at) };
  }
  if (!isEntity(effect.entity)) return applyPart(show, effect, at);
  const section = SECTIONS[effect.entity];
  if (effect.op === 'deleted') return { ...show, [section]: show[section].filter((r) => r.id !== effect.id) };
  if (effect.op !== 'updated') return null;
  const next = show[section].map((r) => (r.id === effect.id ? patched(r, effect, at) : r));
  return { ...show, [section]: 'position' in effect.patch ? next.sort(byPlace) : next };
}

/** A part of a record changes in its parent; one that comes, goes or moves has a place that the event does not tell. */
function applyPart(show: Show, effect: Effect, at: string): Show | null {
  const [of, nested] = Object.entries(NESTED).find(([, n]) => n.entity === effect.entity) ?? [];
  if (!nested || !isEntity(of!) || effect.op !== 'updated' || 'position' in effect.patch) return null;
  const section = SECTIONS[of];
  const parent = show[section].find((r) => partsOf(of, r).some((p) => p.id === effect.id));
  if (!parent) return null;
  const parts = partsOf(of, parent).map((p) => (p.id === effect.id ? patched(p, effect, at) : p));
  return { ...show, [section]: show[section].map((r) => (r === parent ? { ...r, [nested.list]: parts } : r)) };
}

const patched = (record: Rec, effect: Effect, at: string): Rec => ({
  ...record,
  ...effect.patch,
  version: effect.version,
  updatedAt: at,
  syncedAt: null,
});

/** The show with one record replaced by what the server answered, unless a newer one is there already. */
export function replaced(show: Show, entity: string, record: Rec): Show {
  if (entity === 'productions') return show.production.version > record.version ? show : { ...show, production: record };
  if (!isEntity(entity)) return show;
  const section = SECTIONS[entity];
  const known = show[section].some((r) => r.id === record.id);
  const list = show[section].map((r) => (r.id === record.id && r.version <= record.version ? record : r));
  const moves = !known || show[section].some((r) => r.id === record.id && r.position !== record.position);
  return { ...show, [section]: moves ? (known ? list : [...list, record]).sort(byPlace) : list };
}

/** The show with one record taken out. */
export function without(show: Show, entity: string, id: string): Show {
  if (!isEntity(entity)) return show;
  const section = SECTIONS[entity];
  return { ...show, [section]: show[section].filter((r) => r.id !== id) };
}

/** What lies over the show until the server has it: new values of a record, a record made here, or one deleted here. */
export interface Layer {
  entity: string;
  id: string;
  values: Values;
  op?: 'create' | 'delete' | 'nest';
}

/** The show as the person sees it: what the server confirmed, with their own waiting edits on top. */
export function overlay(show: Show, edits: Layer[]): Show {
  return edits.reduce((s, e) => {
    if (e.entity === 'productions') return { ...s, production: { ...s.production, ...e.values } };
    if (!isEntity(e.entity)) return s;
    const section = SECTIONS[e.entity];
    return { ...s, [section]: laid(s[section], e) };
  }, show);
}

function laid(records: Rec[], { id, values, op }: Layer): Rec[] {
  if (op === 'delete') return records.filter((r) => r.id !== id);
  if (op === 'create') return records.some((r) => r.id === id) ? records : [...records, unmade(id, values)];
  const next = records.map((r) => (r.id === id ? { ...r, ...values } : r));
  return 'position' in values ? next.sort(byPlace) : next;
}

/** A record that no server has yet: version 0, nothing nested. */
const unmade = (id: string, values: Values): Rec => ({ outputs: [], inputs: [], ports: [], ...values, id, version: 0 });

export const list = (show: Show, entity: string): Rec[] =>
  isEntity(entity) ? show[SECTIONS[entity]] : entity === 'equipment' ? show.equipment : [];

/** A number with its unit apart, so that SRC 2 stands before SRC 12. */
export const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
