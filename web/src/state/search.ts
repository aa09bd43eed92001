import { type Entity, type Rec, SECTIONS, type Show } from '../api/entities';
import { modelName } from './equipment';

export interface Hit {
  entity: Entity | 'library';
  id: string;
  child?: string;
  tag: string;
  title: string;
  detail: string;
}

const text = (v: unknown) => (v === null || v === undefined ? '' : String(v));

function hits(entity: Entity, r: Rec): Hit[] {
  const own: Hit = {
    entity, id: r.id,
    tag: text(r.label ?? r.cableLabel ?? r.address),
    title: text(r.name ?? r.title ?? r.device ?? r.cableType),
    detail: text(r.type ?? r.location ?? r.category ?? r.status),
  };
  const ports = entity === 'devices' ? (r.ports as Rec[]) : [];
  return [own, ...ports.map((p) => ({
    entity, id: r.id, child: p.id, tag: text(p.label ?? p.portIndex), title: text(r.name), detail: [p.direction, p.connector].map(text).join(' '),
  }))];
}

const known = new WeakMap<Rec, { hit: Hit; words: string }[]>();

function index(entity: Entity, r: Rec) {
  let found = known.get(r);
  if (!found) {
    const note = text(r.note).toLowerCase();
    found = hits(entity, r).map((hit) => ({ hit, words: `${hit.tag} ${hit.title} ${hit.detail} ${hit.child ? '' : note}`.toLowerCase() }));
    known.set(r, found);
  }
  return found;
}

const modelHit = (r: Rec): Hit => ({ entity: 'library', id: r.id, tag: '', title: modelName(r), detail: text(r.category) });

/** What has every word of the query, exact labels first, the library's models last. */
export function search(show: Show, query: string, most: number, models: Rec[] = []): Hit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const exact = query.trim().toLowerCase();
  const first: Hit[] = [];
  const rest: Hit[] = [];
  for (const entity of Object.keys(SECTIONS) as Entity[]) {
    for (const record of show[SECTIONS[entity]]) {
      for (const { hit, words: all } of index(entity, record)) {
        if (!words.every((w) => all.includes(w))) continue;
        (hit.tag.toLowerCase() === exact || hit.title.toLowerCase() === exact ? first : rest).push(hit);
      }
    }
  }
  const found = [...first, ...rest].slice(0, most);
  if (found.length === most) return found;
  const fitting = models.filter((r) => words.every((w) => `${modelName(r)} ${text(r.category)}`.toLowerCase().includes(w)));
  return [...found, ...fitting.map(modelHit)].slice(0, most);
}
