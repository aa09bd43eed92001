import { uuid } from '../api/ids';
import type { Rec, Values } from '../api/entities';
import { isNested } from './nested';

/** One write to one record; several together become one changeset. */
export type Op =
  | { do: 'edit'; record: Rec; values: Values }
  | { do: 'create'; id: string; values: Values }
  | { do: 'delete'; record: Rec }
  | { do: 'restore'; id: string };

/** What became of one record: its values before and after; null where it was not there. */
export interface Part {
  id: string;
  before: Values | null;
  after: Values | null;
}

/** One thing a person did, however many records it touched: taken back and done again as one. */
export interface Step {
  entity: string;
  parts: Part[];
}

export interface Call {
  method: string;
  path: string;
  body?: unknown;
  base?: number;
}

export const edited = (record: Rec, values: Values): Op => ({ do: 'edit', record, values });

/** Its parts get their ids here too, so that whatever sends it, and however often, makes the same. */
export const created = (values: Values): Op => ({ do: 'create', id: uuid(), values: Object.fromEntries(Object.entries(values).map(named)) });

const named = ([field, value]: [string, unknown]) => [field, isNested(field) ? (value as Values[]).map((part) => ({ id: uuid(), ...part })) : value];


export const idOf = (op: Op) => ('record' in op ? op.record.id : op.id);

/** The request of one write; `version` is the one that the person's own writes have left. */
export function callOf(production: string, entity: string, op: Op, version: (r: Rec) => number): Call {
  switch (op.do) {
    case 'edit':
      return { method: 'PATCH', path: `/api/${entity}/${op.record.id}`, body: op.values, base: version(op.record) };
    case 'create':
      return { method: 'POST', path: `/api/productions/${production}/${entity}`, body: { id: op.id, ...op.values } };
    case 'delete':
      return { method: 'DELETE', path: `/api/${entity}/${op.record.id}`, base: version(op.record) };
    case 'restore':
      return { method: 'POST', path: `/api/${entity}/${op.id}/restore` };
  }
}

export function partOf(op: Op): Part {
  switch (op.do) {
    case 'edit':
      return { id: op.record.id, before: Object.fromEntries(Object.keys(op.values).map((f) => [f, op.record[f] ?? null])), after: op.values };
    case 'create':
      return { id: op.id, before: null, after: {} };
    case 'delete':
      return { id: op.record.id, before: {}, after: null };
    case 'restore':
      return { id: op.id, before: null, after: {} };
  }
}

/** What leads from what is there now to one side of a step. */
export function towards(step: Step, side: 'before' | 'after', find: (id: string) => Rec | undefined): Op[] {
  return step.parts.flatMap((part): Op[] => {
    const wanted = part[side];
    const record = find(part.id);
    if (!wanted) return record ? [{ do: 'delete', record }] : [];
    if (!record) return [{ do: 'restore', id: part.id }];
    return Object.keys(wanted).length ? [{ do: 'edit', record, values: wanted }] : [];
  });
}
