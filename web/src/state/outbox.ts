import { createStore, entries, del, set, type UseStore } from 'idb-keyval';
import { api, Refused, send } from '../api/client';
import { frames, isChangeset, type Queued, runs } from './queue';
import { reason } from './reason';
import { signal } from './signal';

/** What the server does not have yet, oldest first, and what it has taken in but the hub may not have. */
export const outbox = signal<Queued[]>([]);

/** What the last upload did, for the person who typed. */
export const report = signal<{ sent: number; clashes: number; fault?: string } | null>(null);

/** Counts what this tab has put into the outbox, once it is on the disk that all tabs share. */
export const added = signal(0);

let store: UseStore | undefined;
const disk = () => (store ??= createStore('roadcase-outbox', 'edits'));
const stored = typeof indexedDB !== 'undefined';

const byTime = (a: Queued, b: Queued) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/** Reads again what is kept; another tab may have added to it. */
export async function load() {
  if (!stored) return;
  try {
    const all = await entries<string, Queued>(disk());
    if (all.length || outbox.get().length) outbox.set(all.map(([, e]) => e).sort(byTime)); // nothing and still nothing draws no page anew
  } catch {
    // a private window keeps nothing; the edits of this page stay in memory
  }
}

async function write(edit: Queued) {
  if (stored) await set(edit.id, edit, disk()).catch(() => undefined);
}

/** Resolves once it is on this device's disk. */
export async function add(...edits: Queued[]) {
  outbox.set((all) => [...all, ...edits].sort(byTime));
  for (const edit of edits) await write(edit);
  added.set((n) => n + 1);
}

/** Puts an edit that waits in the place of one of the same id. */
export async function amend(edit: Queued) {
  outbox.set((all) => all.map((e) => (e.id === edit.id ? edit : e)));
  await write(edit);
  added.set((n) => n + 1);
}

/** Takes back what was not sent yet. */
export async function discard(...edits: Queued[]) {
  outbox.set((all) => all.filter((e) => !edits.some((gone) => gone.id === e.id)));
  if (stored) for (const e of edits) await del(e.id, disk()).catch(() => undefined);
}

export const waiting = (all: Queued[]) => all.filter((e) => !e.sentAt && !e.refused);
export const refused = (all: Queued[]) => all.filter((e) => e.refused);

/** Tries once more what the server would not take, now knowing what came in between. */
export async function insist(edit: Queued) {
  const { refused: _, ...again } = edit;
  await discard(edit);
  await add({ ...again, knowingly: true });
}

interface Outcome {
  edit: Queued;
  clash?: boolean;
  refused?: string;
}

/**
 * Sends what waits, in the order typed, one show after the other, and lets `reread` bring what became of it before the
 * edits stop lying over the show. @throws Unreachable when nobody answers, Refused when nothing at all is taken in
 */
export async function flush(reread: () => Promise<unknown>, now: () => Date = () => new Date()) {
  const done: Outcome[] = [];
  try {
    for (const run of runs(waiting(outbox.get()))) {
      const outcomes = await sendRun(run);
      done.push(...outcomes);
      for (const o of outcomes) await write(settled(o, now()));
    }
  } finally {
    if (done.length) await finish(done, reread, now());
  }
  return done.length;
}

const settled = ({ edit, refused: why }: Outcome, at: Date): Queued => (why ? { ...edit, refused: why } : { ...edit, sentAt: at.toISOString() });

async function finish(done: Outcome[], reread: () => Promise<unknown>, at: Date) {
  await reread().catch(() => undefined);
  const by = new Map(done.map((o) => [o.edit.id, settled(o, at)]));
  outbox.set((all) => all.map((e) => by.get(e.id) ?? e));
  const back = done.filter((o) => o.refused).flatMap((o) => o.edit.held ?? []);
  if (back.length) await add(...back); // the record lives on, and so do the edits the deletion had swallowed
  const clashes = done.filter((o) => o.clash || o.refused).length;
  report.set({ sent: done.length - done.filter((o) => o.refused).length, clashes });
}

async function sendRun(run: Queued[]): Promise<Outcome[]> {
  const first = run[0]!;
  if (!isChangeset(first)) return [await sendOne(first)];
  const { results } = await send(`/api/sync/v1/${first.production}/push`, 'application/x-roadcase-frames', frames(run));
  const status = new Map(results.map((r) => [r.id, r.status]));
  return run.map((edit) => ({ edit, clash: ['conflict', 'quarantined'].includes(status.get(edit.id) ?? '') }));
}

/** Answers that say "not like this", as against "not now" and "not you". */
const FINAL = [400, 404, 409, 410, 412, 422];

async function sendOne(edit: Queued): Promise<Outcome> {
  try {
    const base = edit.knowingly ? '*' : edit.base;
    const typed = { by: edit.author.id, at: edit.at };
    if (edit.op === 'nest') await api('PATCH', `/api/${edit.entity}/${edit.record}`, { body: edit.values, base, typed });
    else await api('DELETE', `/api/${edit.entity}/${edit.record}`, { base, typed });
    return { edit };
  } catch (e) {
    if (!(e instanceof Refused) || !FINAL.includes(e.status)) throw e;
    const isGone = edit.op === 'delete' && [404, 410].includes(e.status);
    return isGone ? { edit } : { edit, refused: reason(e) };
  }
}

/** Forgets what the server has and the hub has too; an unpaired server is its own hub. */
export async function forget(production: string) {
  const gone = outbox.get().filter((e) => e.production === production && e.sentAt);
  if (gone.length) await discard(...gone);
}

/** The server is another one or lost its memory: everything kept goes up again, first. */
export async function resend(production: string) {
  for (const e of outbox.get().filter((x) => x.production === production && x.sentAt)) {
    const { sentAt: _, ...again } = e;
    await write(again);
  }
  outbox.set((all) => all.map((e) => (e.production === production ? { ...e, sentAt: undefined } : e)));
}
