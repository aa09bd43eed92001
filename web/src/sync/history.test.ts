import { expect, test } from 'vitest';
import { calledIn, type Entry, peopleOf, stepsOf } from './history';

const entry = (changeId: string, id: string, by = 'Dana', fields: Entry['fields'] = {}): Entry => ({ changeId, seq: 1, entity: 'sources', id, op: 'updated', at: '2026-11-30T10:00:00.000Z', by: { id: by, name: by }, fields });

test('what was done at once is one step, also when it comes in two pages', () => {
  const steps = stepsOf([entry('c2', 'a'), entry('c2', 'b'), entry('c1', 'a')]);
  expect(steps.map((s) => [s.changeId, s.entries.length])).toEqual([['c2', 2], ['c1', 1]]);
});

test('people are told once', () => {
  expect(peopleOf([entry('1', 'a', 'Sam'), entry('2', 'a', 'Dana'), entry('3', 'a', 'Sam')])).toEqual(['Dana', 'Sam']);
});

test('a record that is gone is called what it was called', () => {
  expect(calledIn(entry('1', 'a', 'Sam', { label: { from: 'SRC 9', to: null } }))).toBe('SRC 9');
  expect(calledIn(entry('1', 'a', 'Sam', { note: { from: null, to: 'x' } }))).toBe('');
});
