import { sha256 } from '@noble/hashes/sha2.js';
import { FIELDS } from '../../generated/fields';
import { uuid } from '../api/ids';
import type { Rec, Values } from '../api/entities';

/** An edit made while nobody answered: what the person saw and what they typed, kept until the server has it. */
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
  epoch: string;
  /** When the server took it in; kept then until the hub has it too. */
  sentAt?: string;
}

/** Fields of one group travel together, so an edit of one carries the others as they were seen. */
export function queued(
  production: string, entity: string, seen: Rec, values: Values, author: Queued['author'], epoch: string, now: Date,
): Queued {
  const groups = new Set(Object.keys(values).map((f) => groupOf(entity, f)));
  const fields = Object.keys(FIELDS[entity] ?? {}).filter((f) => groups.has(groupOf(entity, f)));
  const old = Object.fromEntries(fields.map((f) => [f, seen[f] ?? null]));
  return {
    id: uuid(), production, entity, record: seen.id, label: String(seen.label ?? seen.name ?? seen.title ?? seen.address ?? ''),
    old, values: { ...old, ...values }, at: now.toISOString(), author, epoch,
  };
}

const groupOf = (entity: string, field: string) => FIELDS[entity]?.[field]?.group ?? field;

/** The changeset as the sync protocol, version 1, wants it. */
export function changeset(edit: Queued): string {
  const groups: Record<string, { old: Values; new: Values }> = {};
  for (const [field, value] of Object.entries(edit.values)) {
    const group = (groups[groupOf(edit.entity, field)] ??= { old: {}, new: {} });
    group.old[field] = edit.old[field] ?? null;
    group.new[field] = value;
  }
  return JSON.stringify({
    id: edit.id, scope: edit.production, schema: 1, unit: false, author: edit.author, at: edit.at, cause: 'edit',
    patches: [{ entity: edit.entity, id: edit.record, op: 'updated', groups }],
  });
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
