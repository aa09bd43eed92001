import { createStore, entries, del, set, type UseStore } from 'idb-keyval';
import { send } from '../api/client';
import { frames, type Queued } from './queue';
import { signal } from './signal';

/** Edits that the server does not have yet, oldest first, and those it has taken in but the hub may not have. */
export const outbox = signal<Queued[]>([]);

/** What the last upload did, for the person who typed. */
export const report = signal<{ sent: number; clashes: number } | null>(null);

let store: UseStore | undefined;
const disk = () => (store ??= createStore('roadcase-outbox', 'edits'));
const stored = typeof indexedDB !== 'undefined';

const byTime = (a: Queued, b: Queued) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/** Reads again what is kept; another tab may have added to it. */
export async function load() {
  if (!stored) return;
  try {
    const all = await entries<string, Queued>(disk());
    outbox.set(all.map(([, e]) => e).sort(byTime));
  } catch {
    // a private window keeps nothing; the edits of this page stay in memory
  }
}

async function write(edit: Queued) {
  if (stored) await set(edit.id, edit, disk()).catch(() => undefined);
}

/** Resolves once the edits are on this device's disk. */
export async function add(...edits: Queued[]) {
  outbox.set((all) => [...all, ...edits]);
  for (const edit of edits) await write(edit);
}

export const waiting = (all: Queued[]) => all.filter((e) => !e.sentAt);

/** Sends what waits, in the order typed, one show after the other. @throws Unreachable when nobody answers */
export async function flush(now: () => Date = () => new Date()) {
  const productions = [...new Set(waiting(outbox.get()).map((e) => e.production))];
  let sent = 0;
  let clashes = 0;
  for (const production of productions) {
    const batch = waiting(outbox.get()).filter((e) => e.production === production).slice(0, 500);
    const done = await push(production, batch);
    const at = now().toISOString();
    for (const edit of batch) {
      const result = done.find((r) => r.id === edit.id)?.status;
      if (result && ['conflict', 'quarantined'].includes(result)) clashes++;
      await write({ ...edit, sentAt: at });
    }
    sent += batch.length;
    outbox.set((all) => all.map((e) => (batch.some((b) => b.id === e.id) ? { ...e, sentAt: at } : e)));
  }
  if (sent) report.set({ sent, clashes });
  return sent;
}

async function push(production: string, batch: Queued[]) {
  return (await send(`/api/sync/v1/${production}/push`, 'application/x-roadcase-frames', frames(batch))).results;
}

/** Forgets what the server has and the hub has too; an unpaired server is its own hub. */
export async function forget(production: string) {
  const gone = outbox.get().filter((e) => e.production === production && e.sentAt);
  if (!gone.length) return;
  outbox.set((all) => all.filter((e) => !gone.includes(e)));
  if (stored) for (const e of gone) await del(e.id, disk()).catch(() => undefined);
}

/** The server is another one or lost its memory: everything kept goes up again, first. */
export async function resend(production: string) {
  for (const e of outbox.get().filter((x) => x.production === production && x.sentAt)) {
    const { sentAt: _, ...again } = e;
    await write(again);
  }
  outbox.set((all) => all.map((e) => (e.production === production ? { ...e, sentAt: undefined } : e)));
}
