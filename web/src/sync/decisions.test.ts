import { expect, test } from 'vitest';
import type { Conflict } from '../ui/Shell';
import { contested, decideAll, mixing, taking, undoing } from './decisions';

const clash = (more: Partial<Conflict> = {}) => ({
  id: 'c', production: 'p', entity: 'sources', recordId: 'r', label: 'SRC 1', group: '*', kind: 'edit', base: { name: 'A', rate: '50' }, cloud: { name: 'B', rate: '60' },
  local: { name: 'C', rate: '60' }, cloudBy: null, cloudAt: null, localBy: null, localAt: null, winner: 'cloud', resolution: 'pending', ...more,
}) as Conflict;

test('only what differs is asked', () => {
  expect(contested(clash())).toEqual(['name']);
});

test('a decision field by field sends the chosen values', () => {
  expect(mixing(clash(), { name: 'local' })).toEqual({ conflict: 'c', resolution: 'manual', patch: { name: 'C' } });
});

test('undoing the first decision brings back what was shown', () => {
  expect(undoing(clash({ winner: 'local' }), undefined).resolution).toBe('local_wins');
});

test('undoing a later decision brings back the one before, with the values it had', () => {
  expect(undoing(clash({ resolution: 'local_wins' }), undefined).resolution).toBe('local_wins');
  expect(undoing(clash({ resolution: 'manual' }), { id: 'r', version: 4, name: 'Mixed' }).patch).toEqual({ name: 'Mixed' });
});

test('one that cannot be decided does not keep back the rest', async () => {
  const told: number[] = [];
  const all = ['a', 'b', 'c'].map((id) => taking(clash({ id }), 'local'));
  const { done, faults } = await decideAll(all, (n) => told.push(n), async (d) => {
    if (d.conflict === 'b') throw new Error('the record is gone');
  });
  expect(done.map((d) => d.conflict)).toEqual(['a', 'c']);
  expect(faults).toEqual(['the record is gone']);
  expect(told).toEqual([1, 2, 3]);
});
