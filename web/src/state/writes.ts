import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { api, Refused, Unreachable } from '../api/client';
import type { Me, Rec, Show, Values } from '../api/entities';
import { i18n } from '../i18n';
import type { Clash } from './context';
import { line, setLine } from './live';
import { callOf, idOf, type Op } from './ops';
import { isNested, flat } from './nested';
import { add, amend, discard, outbox, waiting } from './outbox';
import { faults, reason } from './reason';
import { deleting, making, nesting, type Queued, queued } from './queue';
import { after } from './places';
import { type Layer, list, replaced, without } from './show';

/** Writes that one batch takes (API contract, section 4). */
const MOST = 500;

/** Done (or kept until somebody answers), asked because of a clash, or refused with a sentence. */
export type Outcome = 'done' | 'asked' | { fault: string };

const labelOf = (op: Op) => {
  const r = ('record' in op ? op.record : 'values' in op ? op.values : {}) as Values;
  return String(r.label ?? r.cableLabel ?? r.name ?? r.title ?? r.address ?? '');
};

function refusal(e: unknown, ops: Op[]): string {
  if (!(e instanceof Refused)) return reason(e);
  const inner = e.problem.problem;
  if (inner && e.problem.index !== undefined) {
    const why = inner.status === 409 ? i18n.t('fail.changed') : faults(inner) || inner.detail || e.message;
    return i18n.t('fail.none', { label: labelOf(ops[e.problem.index]!), why });
  }
  return reason(e);
}

/** Sends writes of one show one after the other, each based on what the person saw; keeps them when nobody answers. */
export function useWrites(production: string, me: Me) {
  const queries = useQueryClient();
  const [sending, setSending] = useState<(Layer & { key: object })[]>([]);
  const [clash, setClash] = useState<Clash | null>(null);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const own = useRef(new Map<string, number>());

  const write = useCallback(
    async (entity: string, ops: Op[]): Promise<Outcome> => {
      if (!ops.length) return 'done';
      if (ops.length > MOST) return { fault: i18n.t('fail.many', { count: MOST }) };
      const key = {};
      const layers = ops.flatMap((op) => (op.do === 'edit' ? [{ entity, id: op.record.id, values: op.values, key }] : []));
      setSending((all) => [...all, ...layers]);
      const mine = turn.current.then(() => attempt(queries, production, me, own.current, entity, ops, setClash));
      turn.current = mine;
      try {
        return await mine;
      } finally {
        setSending((all) => all.filter((s) => s.key !== key));
      }
    },
    [queries, production, me],
  );

  const settled = useCallback(
    (by: Clash) => {
      setClash(null);
      queries.setQueryData<Show>(['show', production], (s) => s && replaced(s, by.entity, by.serverData));
    },
    [queries, production],
  );

  /** Resolves when no write is under way. */
  const quiet = useCallback(() => turn.current, []);

  return { write, quiet, sending, clash, settled };
}

async function attempt(
  queries: QueryClient, production: string, me: Me, own: Map<string, number>, entity: string, ops: Op[], ask: (c: Clash) => void,
): Promise<Outcome> {
  if (line.get().state === 'offline' || ops.some((op) => ofRecord(idOf(op)).length)) return keep(queries, production, me, entity, ops);
  try {
    const records = await send(production, entity, ops, (r) => latest(own, r.id, r.version));
    remember(own, ops, records);
    queries.setQueryData<Show>(['show', production], (s) => s && confirmed(s, entity, ops, records));
    return 'done';
  } catch (e) {
    if (e instanceof Unreachable) {
      setLine('offline');
      return keep(queries, production, me, entity, ops);
    }
    const [only] = ops;
    if (e instanceof Refused && e.status === 409 && e.problem.conflicts && e.problem.serverData && only?.do === 'edit') {
      ask({ entity, record: only.record, values: only.values, conflicts: e.problem.conflicts, serverData: e.problem.serverData });
      return 'asked';
    }
    return { fault: refusal(e, ops) };
  }
}

async function send(production: string, entity: string, ops: Op[], version: (r: Rec) => number): Promise<(Rec | null)[]> {
  const calls = ops.map((op) => callOf(production, entity, op, version));
  const [only] = calls;
  if (calls.length === 1 && only) return [await api<Rec | null>(only.method, only.path, { body: only.body, base: only.base })];
  const writes = calls.map(({ method, path, body, base }) => ({ method, path, ...(body !== undefined && { body }), ...(base !== undefined && { ifMatch: `"${base}"` }) }));
  const { results } = await api<{ results: { body?: Rec }[] }>('POST', '/api/batch', { body: { writes } });
  return results.map((r) => r.body ?? null);
}

function confirmed(show: Show, entity: string, ops: Op[], records: (Rec | null)[]): Show {
  return ops.reduce((s, op, i) => {
    const record = records[i];
    return op.do === 'delete' ? without(s, entity, op.record.id) : record ? replaced(s, entity, record) : s;
  }, show);
}

/** Only a person's own write may lift the version that their next one is based on: somebody else's must clash. */
function remember(own: Map<string, number>, ops: Op[], records: (Rec | null)[]) {
  ops.forEach((op, i) => {
    const seen = op.do === 'edit' ? latest(own, op.record.id, op.record.version) : undefined;
    const now = records[i]?.version;
    if (seen !== undefined && now === seen + 1) own.set(`${idOf(op)}@${seen}`, now);
  });
}

function latest(own: Map<string, number>, id: string, version: number): number {
  const next = own.get(`${id}@${version}`);
  return next === undefined ? version : latest(own, id, next);
}

/** What waits on this device for one record, oldest first: what is done to it later must not overtake these. */
const ofRecord = (record: string) => waiting(outbox.get()).filter((e) => e.record === record);

const deletionOf = (record: string) => ofRecord(record).find((e) => e.op === 'delete');

interface Plan {
  edits: Queued[];
  amended: Queued[];
  gone: Queued[];
}

type Here = Parameters<typeof queued>[4];

function planEdit(production: string, entity: string, { record, values }: Extract<Op, { do: 'edit' }>, here: Here, plan: Plan) {
  const own = ofRecord(record.id);
  const lists = Object.fromEntries(Object.entries(values).filter(([f]) => isNested(f)));
  const plain = flat(values);
  if (Object.keys(lists).length) {
    const open = own.find((e) => e.op === 'create' || e.op === 'nest'); // a list is sent once, as it was last
    if (open) plan.amended.push({ ...open, values: { ...open.values, ...lists } });
    else plan.edits.push(nesting(production, entity, record, lists, here));
  }
  if (Object.keys(plain).length) plan.edits.push(queued(production, entity, record, plain, here, own));
}

function planDelete(production: string, entity: string, record: Rec, here: Here, plan: Plan) {
  const own = ofRecord(record.id);
  plan.gone.push(...own); // made here, it never was; else the deletion holds what waited, in case the record lives on
  if (!own.some((e) => e.op === 'create')) plan.edits.push(deleting(production, entity, record, own, here));
}

/** The place behind all there are, those made here included. */
function behind(show: Show | undefined, entity: string, planned: Queued[]): string {
  const made = [...waiting(outbox.get()), ...planned].filter((e) => e.entity === entity && e.op === 'create').map((e) => e.values);
  const all = [...(show ? list(show, entity) : []), ...made].map((r) => String(r.position ?? ''));
  return after(all.reduce((a, b) => (a > b ? a : b), '') || null);
}

/** All of it waits on this device; only a record that the server deleted needs the server to come back. */
async function keep(queries: QueryClient, production: string, me: Me, entity: string, ops: Op[]): Promise<Outcome> {
  if (ops.some((op) => op.do === 'restore' && !deletionOf(op.id))) return { fault: i18n.t('fail.offlinerestore') };
  const show = queries.getQueryData<Show>(['show', production]);
  const author = { id: me.id ?? '', name: me.name ?? '', kind: me.kind ?? 'device' };
  const here = { author, seen: show ? `${show.epoch}-${show.seq}` : '', now: new Date() };
  const plan: Plan = { edits: [], amended: [], gone: [] };
  for (const op of ops) {
    if (op.do === 'edit') planEdit(production, entity, op, here, plan);
    else if (op.do === 'create') plan.edits.push(making(production, entity, op.id, { position: behind(show, entity, plan.edits), ...op.values }, here));
    else if (op.do === 'delete') planDelete(production, entity, op.record, here, plan);
    else {
      const deletion = deletionOf(op.id)!;
      plan.gone.push(deletion);
      plan.edits.push(...(deletion.held ?? []));
    }
  }
  await add(...plan.edits);
  for (const edit of plan.amended) await amend(edit);
  await discard(...plan.gone);
  return 'done';
}
