import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { Refused, Unreachable } from '../api/client';
import { uuid } from '../api/ids';
import { add, amend, discard, flush, insist, load, outbox, refused, report, waiting } from './outbox';
import { deleting, making, nesting, queued, runs } from './queue';

const author = { id: '82508f5c-6d0b-57a0-bf72-bd6e3e237959', name: 'Sam', kind: 'device' };
const seen = { id: '1401a3b7-ae5b-50f1-a8de-45144289e8dd', version: 3, label: 'SRC 1', name: 'PPT', note: null };
const reread = () => Promise.resolve();
let clock = 0;
const at = () => new Date(++clock);
const edit = (note: string) => queued('show', 'sources', seen, { note }, { author, seen: 'e-4', now: at() });
const creation = () => making('show', 'sources', uuid(), { name: 'Camera', type: 'camera' }, { author, seen: 'e-4', now: at() });
const deletion = (...held: ReturnType<typeof edit>[]) => deleting('show', 'sources', seen, held, { author, seen: 'e-4', now: at() });

interface Asked { method: string; path: string; base?: string; by?: string; at?: string }

/** A server that answers by verb; pushes are taken in whole. */
function serve(answers: Record<string, { status: number; body?: unknown }>) {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    asked.push({ method: init.method!, path, base: headers['If-Match'], by: headers['Roadcase-Typed-By'], at: headers['Roadcase-Typed-At'] });
    const answer = answers[init.method!] ?? { status: 200, body: { results: waiting(outbox.get()).map((e) => ({ id: e.id, status: 'applied' })), head: 1 } };
    return new Response(answer.status === 204 ? null : JSON.stringify(answer.body ?? {}), { status: answer.status, headers: { 'Content-Type': 'application/json' } });
  });
  return asked;
}

afterEach(async () => {
  vi.unstubAllGlobals();
  await discard(...outbox.get());
  report.set(null);
});

test('edits and creations go together, a deletion by itself, all in the order typed', () => {
  const all = [edit('a'), edit('b'), creation(), edit('c'), deletion(), edit('d')];
  expect(runs(all).map((r) => r.length)).toEqual([4, 1, 1]);
  expect(runs(all).flat()).toEqual(all);
});

test('what was kept is there again after the page was closed', async () => {
  await add(edit('kept'), creation());
  outbox.set([]);
  await load();
  expect(waiting(outbox.get()).map((e) => e.op ?? 'edit')).toEqual(['edit', 'create']);
});

test('a creation goes up as a changeset and a deletion says what it saw', async () => {
  const asked = serve({ DELETE: { status: 204 } });
  const made = creation();
  await add(made, deletion());
  expect(await flush(reread)).toBe(2);
  expect(asked.map((a) => a.path)).toEqual(['/api/sync/v1/show/push', `/api/sources/${seen.id}`]);
  expect(asked[1]!.base).toBe('"3"');
  expect(waiting(outbox.get())).toEqual([]);
  expect(report.get()).toMatchObject({ sent: 2, clashes: 0 });
});

test('a deletion that came too late gives the swallowed edits back and asks the person', async () => {
  serve({ DELETE: { status: 409, body: { detail: 'Dana changed it.' } } });
  const swallowed = edit('mine');
  await add(deletion(swallowed));
  await flush(reread);
  expect(refused(outbox.get()).map((e) => e.refused)).toEqual(['Dana changed it.']);
  expect(waiting(outbox.get()).map((e) => e.id)).toEqual([swallowed.id]);
});

test('whoever insists deletes knowingly', async () => {
  serve({ DELETE: { status: 409 } });
  await add(deletion());
  await flush(reread);
  const asked = serve({ DELETE: { status: 204 } });
  await insist(refused(outbox.get())[0]!);
  await flush(reread);
  expect(asked[0]!.base).toBe('*');
  expect(refused(outbox.get())).toEqual([]);
});

test('what is deleted already counts as deleted', async () => {
  serve({ DELETE: { status: 410 } });
  await add(deletion());
  await flush(reread);
  expect(report.get()).toMatchObject({ sent: 1, clashes: 0 });
});

test('when the server goes away half-way the rest goes on waiting, in order', async () => {
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    if (init.method === 'DELETE') throw new TypeError('network');
    return new Response('{"results":[]}', { status: 200, headers: { 'Content-Type': 'application/json' } });
  });
  await add(creation(), deletion(), edit('after'));
  await expect(flush(reread)).rejects.toBeInstanceOf(Unreachable);
  expect(waiting(outbox.get()).map((e) => e.op ?? 'edit')).toEqual(['delete', 'edit']);
});

test('a session that ended keeps everything', async () => {
  serve({ POST: { status: 401, body: { detail: 'Sign in.' } } });
  await add(edit('kept'), creation());
  await expect(flush(reread)).rejects.toBeInstanceOf(Refused);
  expect(waiting(outbox.get())).toHaveLength(2);
});

test('an edit lies over the show until the server was read again', async () => {
  serve({});
  await add(edit('new'));
  let during = 0;
  await flush(async () => { during = waiting(outbox.get()).length; });
  expect(during).toBe(1);
  expect(waiting(outbox.get())).toEqual([]);
});

test('a list inside of a record says the version that was on screen, and is sent as it was last', async () => {
  const asked = serve({ PATCH: { status: 200 } });
  const first = nesting('show', 'sources', { ...seen, outputs: [] }, { outputs: [{ id: uuid(), connector: 'SDI' }] }, { author, seen: 'e-4', now: at() });
  await add(first);
  await amend({ ...first, values: { outputs: [] } });
  expect(waiting(outbox.get()).map((e) => e.values)).toEqual([{ outputs: [] }]);
  await flush(reread);
  expect(asked).toMatchObject([{ method: 'PATCH', path: `/api/sources/${seen.id}`, base: '"3"' }]);
});

test('a deletion and a list go up under the name and time of who did it', async () => {
  const asked = serve({ PATCH: { status: 200 }, DELETE: { status: 204 } });
  const list = nesting('show', 'sources', seen, { outputs: [] }, { author, seen: 'e-4', now: at() });
  const gone = deletion();
  await add(list, gone);
  await flush(reread);
  expect(asked.filter((a) => a.method !== 'POST').map((a) => [a.method, a.by, a.at])).toEqual([['PATCH', author.id, list.at], ['DELETE', author.id, gone.at]]);
});
