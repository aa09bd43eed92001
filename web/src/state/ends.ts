import type { Entity, Rec, Show } from '../api/entities';
import { repeats } from './addresses';

/** Names for the ends of cables, port or output id to text, and what else of the show a row needs to be shown. */
export interface Ends extends Map<string, { text: string; entity: Entity; id: string; child: string }> {
  loadIn: unknown;
  /** Addresses that stand more than once. */
  twice: Set<string>;
}

/** The end of every cable there could be, by the id of its port, output or input. */
export function endsOf(show: Show): Ends {
  const ends: Ends = Object.assign(new Map<string, { text: string; entity: Entity; id: string; child: string }>(), { loadIn: show.production.loadIn, twice: repeats(show.ipAddresses) });
  const put = (entity: Entity, r: Rec, key: 'ports' | 'outputs' | 'inputs', text: (p: Rec, many: boolean) => string) => {
    const parts = (r[key] ?? []) as Rec[];
    parts.forEach((p) => ends.set(p.id, { text: text(p, parts.length > 1), entity, id: r.id, child: p.id }));
  };
  show.sources.forEach((r) => put('sources', r, 'outputs', (p, many) => `${r.label ?? ''} ${r.name}${many ? ` · ${p.label ?? p.outputIndex}` : ''}`.trim()));
  show.sends.forEach((r) => put('sends', r, 'inputs', (p, many) => `${r.label ?? ''} ${r.name}${many ? ` · ${p.label ?? p.inputIndex}` : ''}`.trim()));
  show.devices.forEach((r) => put('devices', r, 'ports', (p) => `${r.name} · ${p.label ?? p.portIndex}`));
  return ends;
}
