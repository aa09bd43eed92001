import { FIELDS } from '../../generated/fields';
import type { Rec, Values } from '../api/entities';
import { nextName } from './equipment';
import { bare, NESTED, partsOf } from './nested';
import { created, type Op } from './ops';
import { places } from './places';

/** What is one thing's own and not its copy's: where it hangs, what it answers to, what was done with it. */
const OWN = new Set(['position', 'ipAddress', 'serialNumber', 'pairedDeviceId', 'completedAt', 'completedBy', 'salvos', 'label', 'name', 'deviceId']);

/** Kinds of which a copy makes sense: a cable hangs on ends that are taken. */
export const isCopied = (entity: string) => entity !== 'connections';

/** The label with the lowest higher number that nobody has: SRC 61 for a copy of SRC 1 in a list up to SRC 60. */
export function nextLabel(label: string, taken: string[]): string {
  const found = /^(.*?)(\d+)(\D*)$/.exec(label);
  if (!found) return label;
  const [, before, , behind] = found;
  const numbers = taken.flatMap((t) => (t.startsWith(before!) && t.endsWith(behind!) ? [Number(t.slice(before!.length, t.length - behind!.length))] : []));
  return `${before}${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}${behind}`;
}

function copyOf(entity: string, record: Rec, labels: string[], names: string[]): Values {
  const fields = Object.keys(FIELDS[entity] ?? {}).filter((f) => !OWN.has(f) && record[f] !== null && record[f] !== undefined);
  const values: Values = Object.fromEntries(fields.map((f) => [f, record[f]]));
  if ('label' in (FIELDS[entity] ?? {}) && record.label) labels.push(String((values.label = nextLabel(String(record.label), labels))));
  if ('name' in (FIELDS[entity] ?? {})) values.name = entity === 'devices' ? nextName(String(record.name), names) : record.name;
  if (entity === 'devices') names.push(String(values.name));
  const nested = NESTED[entity];
  if (nested) values[nested.list] = bare(partsOf(entity, record)).map(({ id: _, routedFrom: __, ...part }) => part);
  return values;
}

/** The writes that make a copy of each, with the next free labels and names, right behind the last of them. */
export function copies(entity: string, all: Rec[], chosen: Rec[]): Op[] {
  if (!chosen.length) return [];
  const labels = all.map((r) => String(r.label ?? ''));
  const names = all.map((r) => String(r.name ?? ''));
  const last = Math.max(...chosen.map((r) => all.indexOf(r)));
  const place = (r: Rec | undefined) => (r?.position ? String(r.position) : null);
  const stand = places(place(all[last]), place(all[last + 1]), chosen.length);
  return chosen.map((r, i) => created({ ...copyOf(entity, r, labels, names), position: stand[i] }));
}
