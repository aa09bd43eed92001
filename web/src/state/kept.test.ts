import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { Show } from '../api/entities';
import * as disk from './disk';
import { keepShow, keptShow } from './kept';

const show = (seq: number): Show => ({
  epoch: 'e', seq, library: { epoch: 'l', seq: 1 }, production: { id: 'p', version: 1, showName: 'Aurora' },
  sources: [{ id: 's', version: seq, name: `Camera ${seq}` }], sends: [], devices: [], connections: [], ipAddresses: [], checklistItems: [], equipment: [],
});

test('what was kept comes back whole, with its time', async () => {
  await keepShow('a', { show: show(1), at: 5 });
  expect(await keptShow('a')).toEqual({ show: show(1), at: 5 });
  await keepShow('a', { show: show(2), at: 9 }, JSON.stringify(show(2)));
  expect(await keptShow('a')).toEqual({ show: show(2), at: 9 });
});

test('a show that did not change is not written again, only when it was last seen', async () => {
  await keepShow('b', { show: show(1), at: 5 });
  const writes = vi.spyOn(disk, 'keep');
  await keepShow('b', { show: show(1), at: 7 });
  expect(writes.mock.calls.map(([key]) => key)).toEqual(['place/b']);
  expect((await keptShow('b'))?.at).toBe(7);
  writes.mockRestore();
});

test('a show that an older console kept is read as it was', async () => {
  await disk.keep('show/c', { show: show(3), at: 4 });
  expect(await keptShow('c')).toEqual({ show: show(3), at: 4 });
});
