import { expect, test } from 'vitest';
import type { Rec } from '../api/entities';
import { callOf, created, edited, partOf, type Step, towards } from './ops';

const source: Rec = { id: 'a', version: 3, name: 'PPT', note: null };
const shelf = (...records: Rec[]) => (id: string) => records.find((r) => r.id === id);

test('an edit is taken back to what was seen, and done again', () => {
  const step: Step = { entity: 'sources', parts: [partOf(edited(source, { name: 'Keynote' }))] };
  const now = { ...source, version: 4, name: 'Keynote' };
  expect(towards(step, 'before', shelf(now))).toEqual([{ do: 'edit', record: now, values: { name: 'PPT' } }]);
  expect(towards(step, 'after', shelf(source))).toEqual([{ do: 'edit', record: source, values: { name: 'Keynote' } }]);
});

test('a creation is taken back by a deletion, and that by a restoration', () => {
  const op = created({ name: 'New' });
  const step: Step = { entity: 'sources', parts: [partOf(op)] };
  const made = { id: (op as { id: string }).id, version: 1, name: 'New' };
  expect(towards(step, 'before', shelf(made))).toEqual([{ do: 'delete', record: made }]);
  expect(towards(step, 'after', shelf())).toEqual([{ do: 'restore', id: made.id }]);
});

test('what somebody else has taken away already is left alone', () => {
  const step: Step = { entity: 'sources', parts: [partOf({ do: 'restore', id: 'a' })] };
  expect(towards(step, 'before', shelf())).toEqual([]);
});

test('a write is based on the version that the person has left, not on the one that was drawn', () => {
  expect(callOf('p', 'sources', edited(source, { note: 'x' }), () => 5)).toMatchObject({ method: 'PATCH', path: '/api/sources/a', base: 5 });
});
