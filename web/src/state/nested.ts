import type { Rec, Values } from '../api/entities';

/** The lists inside of records: what kind of record each holds, and the field in which these name their parent. */
export const NESTED: Record<string, { list: string; entity: string; parent: string }> = {
  sources: { list: 'outputs', entity: 'source-outputs', parent: 'sourceId' },
  sends: { list: 'inputs', entity: 'send-inputs', parent: 'sendId' },
  devices: { list: 'ports', entity: 'ports', parent: 'deviceId' },
};

const LISTS = new Set(Object.values(NESTED).map((n) => n.list));

export const isNested = (field: string) => LISTS.has(field);

export const partsOf = (entity: string, record: Rec): Rec[] => ((record[NESTED[entity]?.list ?? ''] ?? []) as Rec[]);

/** The values without their lists. */
export const flat = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([field]) => !isNested(field)));

/** Parts as they are sent: the record they are in says what the change is based on. */
export const bare = (parts: Rec[]): Values[] => parts.map(({ version: _, ...part }) => part);

/** A list with one of its parts moved by so many places. */
export function moved<T>(list: T[], from: number, by: number): T[] {
  const to = Math.max(0, Math.min(list.length - 1, from + by));
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
