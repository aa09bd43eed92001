import { sha256 } from '@noble/hashes/sha2.js';
import { FIELDS } from '../../generated/fields';
import { uuid } from '../api/ids';
import type { Rec, Values } from '../api/entities';
import { flat, NESTED } from './nested';
import { places } from './places';

/**
 * What a person did while nobody answered, kept until the server has it: an edit with what they saw and what they typed, or
 * the making or deleting of a record.
 */
export interface Queued {
  id: string;
  production: string;
  entity: string;
  record: string;
  label: string;
  /** The values the person saw, of every field in the groups they touched. */
  old: Values;
  /** What those fields shall be. */
  values: Values;
  at: string;
  author: { id: string; name: string; kind: string };
  /** The event up to which the show on screen stood; the server that gave it out knows from it who had written what was seen. */
  seen: string;
  /** By group of fields, the edit in this queue that it goes on from. */
  after?: Record<string, string>;
  /** Without it, an edit; `nest` sets the list of outputs, inputs or ports inside of a record. */
  op?: 'create' | 'delete' | 'nest';
  /** For a deletion or a list: the version that was on screen. */
  base?: number;
  /** For a deletion: edits of the same record that had not been sent, in case it is not deleted after all. */
  held?: Queued[];
  /** For a deletion: the person was told what came in between and deletes nevertheless. */
  knowingly?: boolean;
  /** When the server took it in; kept then until the hub has it too. */
  sentAt?: string;
  /** Why the server would not take it, in its words; the person decides. */
  refused?: string;
}

/** Who does something, and what they have on screen. */
export interface Here {
  author: Queued['author'];
  seen: string;
  now: Date;
}

/**
 * Fields of one group travel together, so an edit of one carries the others as they were seen.
 *
 * @param earlier what waits for the same record, oldest first; the person saw its values too
 */
export function queued(
  production: string, entity: string, record: Rec, values: Values, { author, seen, now }: Here, earlier: Queued[] = [],
): Queued {
  const groups = new Set(Object.keys(values).map((f) => groupOf(entity, f)));
  const after = Object.fromEntries(earlier.filter((e) => !e.op || e.op === 'create')
    .flatMap((e) => (e.op ? [...groups] : Object.keys(e.values).map((f) => groupOf(entity, f))).map((group) => [group, e.id]))
    .filter(([group]) => groups.has(group!)));
  const fields = Object.keys(FIELDS[entity] ?? {}).filter((f) => groups.has(groupOf(entity, f)));
  const old = Object.fromEntries(fields.map((f) => [f, record[f] ?? null]));
  return {
    id: uuid(), production, entity, record: record.id, label: nameOf(record),
    old, values: { ...old, ...values }, at: now.toISOString(), author, seen, ...(Object.keys(after).length && { after }),
  };
}

const nameOf = (r: Values) => String(r.label ?? r.cableLabel ?? r.name ?? r.title ?? r.address ?? '');

/** The making of a record; its id, and those of its parts, are chosen before, so that sending it twice makes one. */
export function making(production: string, entity: string, record: string, values: Values, { author, seen, now }: Here): Queued {
  return { id: uuid(), production, entity, record, label: nameOf(values), old: {}, values, at: now.toISOString(), author, seen, op: 'create' };
}

/** The deletion of what the person saw. */
export function deleting(production: string, entity: string, record: Rec, held: Queued[], { author, seen, now }: Here): Queued {
  return {
    id: uuid(), production, entity, record: record.id, label: nameOf(record), old: {}, values: {}, at: now.toISOString(), author, seen, op: 'delete',
    base: record.version, ...(held.length > 0 && { held }),
  };
}

/** Another list inside of a record: its parts keep their ids, and the server tells what came, went, moved and changed. */
export function nesting(production: string, entity: string, record: Rec, values: Values, { author, seen, now }: Here): Queued {
  const old = Object.fromEntries(Object.keys(values).map((f) => [f, record[f] ?? null]));
  return { id: uuid(), production, entity, record: record.id, label: nameOf(record), old, values, at: now.toISOString(), author, seen, op: 'nest', base: record.version };
}

const MOST = 500;

/** Whether it goes up as a changeset, under the name of who typed; the others are requests of their own. */
export const isChangeset = (edit: Queued) => !edit.op || edit.op === 'create';

/** What can be sent in one go: changesets of one show together, each of the others by itself, all in the order typed. */
export function runs(edits: Queued[]): Queued[][] {
  const all: Queued[][] = [];
  for (const production of new Set(edits.map((e) => e.production))) {
    let open: Queued[] | undefined;
    for (const edit of edits.filter((e) => e.production === production)) {
      if (isChangeset(edit) && open && open.length < MOST) open.push(edit);
      else all.push((open = isChangeset(edit) ? [edit] : undefined) ?? [edit]);
    }
  }
  return all;
}

const groupOf = (entity: string, field: string) => FIELDS[entity]?.[field]?.group ?? field;

interface Group {
  old?: Values;
  new: Values;
  after?: string;
}

function edited(edit: Queued) {
  const groups: Record<string, Group> = {};
  for (const [field, value] of Object.entries(edit.values)) {
    const name = groupOf(edit.entity, field);
    const after = edit.after?.[name];
    const group = (groups[name] ??= { old: {}, new: {}, ...(after && { after }) });
    group.old![field] = edit.old[field] ?? null;
    group.new[field] = value;
  }
  return [{ entity: edit.entity, id: edit.record, op: 'updated', groups }];
}

/** A record as it is made: what it says and nothing of what it leaves open. */
function one(entity: string, id: string, values: Values, createdAt: string) {
  const groups: Record<string, Group> = {};
  for (const [field, value] of Object.entries(values)) {
    if (value !== null && field !== 'id' && field !== 'version') (groups[groupOf(entity, field)] ??= { new: {} }).new[field] = value;
  }
  return { entity, id, op: 'created', createdAt, groups };
}

function made(edit: Queued) {
  const nested = NESTED[edit.entity];
  const parts = nested ? ((edit.values[nested.list] ?? []) as Rec[]) : [];
  const stand = places(null, null, parts.length);
  return [
    one(edit.entity, edit.record, flat(edit.values), edit.at),
    ...parts.map((part, i) => one(nested!.entity, part.id, { ...part, [nested!.parent]: edit.record, position: stand[i] }, edit.at)),
  ];
}

/** The changeset as the sync protocol, version 1, wants it. */
export function changeset(edit: Queued): string {
  const { id, production: scope, author, at, seen } = edit;
  return JSON.stringify({ id, scope, schema: 1, unit: false, author, at, cause: 'edit', seen, patches: edit.op === 'create' ? made(edit) : edited(edit) });
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** Changesets as frames: a line with id, length and hash, the bytes, a closing line that says nothing was cut off. */
export function frames(edits: Queued[]): Uint8Array {
  const text = new TextEncoder();
  const parts = edits.flatMap((edit) => {
    const body = text.encode(changeset(edit));
    const head = JSON.stringify({ id: edit.id, bytes: body.length, sha256: hex(sha256(body).slice(0, 16)) });
    return [text.encode(`${head}\n`), body, text.encode('\n')];
  });
  parts.push(text.encode('{"end":true}\n'));
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  parts.reduce((at, p) => (all.set(p, at), at + p.length), 0);
  return all;
}
