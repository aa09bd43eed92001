import type { Entity, Rec, Show } from '../api/entities';

/** One end a cable can hang on: an output of a source, an input of a send, a port of a device. */
export interface Plug {
  id: string;
  /** What it belongs to, as its label says, and the end itself; empty where there is only one. */
  owner: string;
  port: string;
  connector: string;
  entity: Entity;
  record: string;
  gives: boolean;
  takes: boolean;
}

export const nameOf = (r: Rec) => `${r.label ? `${String(r.label)} ` : ''}${String(r.name ?? '')}`.trim();

const text = (v: unknown) => (v === null || v === undefined ? '' : String(v));

/** Every end of the show, in the order of its lists. */
export function plugsOf(show: Pick<Show, 'sources' | 'sends' | 'devices'>): Plug[] {
  const ends = (entity: Entity, r: Rec, key: string, way: (p: Rec) => [boolean, boolean], index: string): Plug[] => {
    const parts = (r[key] ?? []) as Rec[];
    return parts.map((p) => {
      const [gives, takes] = way(p);
      const port = parts.length > 1 || entity === 'devices' ? text(p.label ?? p[index]) : '';
      return { id: p.id, owner: nameOf(r), port, connector: text(p.connector), entity, record: r.id, gives, takes };
    });
  };
  return [
    ...show.sources.flatMap((r) => ends('sources', r, 'outputs', () => [true, false], 'outputIndex')),
    ...show.devices.flatMap((r) => ends('devices', r, 'ports', (p) => [p.direction !== 'in', p.direction !== 'out'], 'portIndex')),
    ...show.sends.flatMap((r) => ends('sends', r, 'inputs', () => [false, true], 'inputIndex')),
  ];
}

export const plugText = (p: Plug | undefined) => (p ? [p.owner, p.port].filter(Boolean).join(' · ') : '');
