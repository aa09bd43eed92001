import type { Role, Seen } from './data';
import type { Tab } from './presence';

export interface Where { production: string | null; page: string; record: string | null }

/** A device on the roster with what its tabs show now; none while it does not follow the show. */
export interface Device extends Seen {
  tabs: Where[];
  isHere: boolean;
}

export interface Crew {
  id: string;
  name: string;
  role: Role;
  devices: Device[];
  isHere: boolean;
}

/**
 * The roster by person: who is here first, then by who was seen last. Two devices of one person are one person; where nobody
 * signs in, a device is known by its address alone and stands for itself.
 */
export function crewOf(roster: Seen[], tabs: Tab[], mine?: string): Crew[] {
  const by = new Map<string, Crew>();
  for (const seen of roster) {
    const shown = tabs.filter((t) => t.device === seen.id || (!t.device && t.person === seen.actor));
    const device: Device = { ...seen, tabs: shown, isHere: shown.length > 0 || seen.id === mine };
    const crew = by.get(seen.actor) ?? { id: seen.actor, name: seen.name, role: seen.role, devices: [], isHere: false };
    crew.devices.push(device);
    crew.isHere ||= device.isHere;
    by.set(seen.actor, crew);
  }
  const last = (c: Crew) => c.devices.map((d) => d.lastSeenAt).sort().at(-1) ?? '';
  const all = [...by.values()];
  all.forEach((c) => c.devices.sort((a, b) => Number(b.isHere) - Number(a.isHere) || b.lastSeenAt.localeCompare(a.lastSeenAt)));
  return all.sort((a, b) => Number(b.isHere) - Number(a.isHere) || last(b).localeCompare(last(a)));
}
