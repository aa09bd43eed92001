import { expect, test } from 'vitest';
import type { Change, Effect, Show } from '../api/entities';
import { applyChange, natural, overlay, replaced } from './show';

const show = {
  epoch: 'e', seq: 4, library: { epoch: 'l', seq: 1 }, production: { id: 'p', version: 1 },
  sources: [{ id: 'a', version: 1, name: 'One' }, { id: 'b', version: 1, name: 'Two' }],
  sends: [], devices: [], connections: [], ipAddresses: [], checklistItems: [], equipment: [],
} as Show;
const change = (seq: number, ...changes: Partial<Effect>[]) => ({ scope: 'p', seq, changeId: 'c', by: { id: 'x', name: 'X' }, at: 't', changes }) as Change;

test('an edit changes its record and nothing else', () => {
  const next = applyChange(show, change(5, { entity: 'sources', id: 'a', op: 'updated', version: 2, patch: { name: 'New' } }), 'e-5,l-1')!;
  expect(next.seq).toBe(5);
  expect(next.sources[0]).toMatchObject({ name: 'New', version: 2 });
  expect(next.sources[1]).toBe(show.sources[1]);
});

test('the place of the show follows the events, so that it can be named later', () => {
  const next = applyChange(show, change(5), 'e9-5,l-1')!;
  expect([next.epoch, next.seq]).toEqual(['e9', 5]);
});

test('what was seen already changes nothing, and a gap asks for the whole show', () => {
  expect(applyChange(show, change(4), 'e-5,l-1')).toBe(show);
  expect(applyChange(show, change(6), 'e-5,l-1')).toBeNull();
});

test('a child without its parent asks for the whole show', () => {
  expect(applyChange(show, change(5, { entity: 'ports', id: 'q', op: 'updated', version: 2, patch: {} }), 'e-5,l-1')).toBeNull();
});

test('a deletion takes the record out', () => {
  expect(applyChange(show, change(5, { entity: 'sources', id: 'a', op: 'deleted', version: 2, patch: {} }), 'e-5,l-1')!.sources).toHaveLength(1);
});

test('an old answer does not replace a newer record', () => {
  const newer = { ...show, sources: [{ id: 'a', version: 3, name: 'Newest' }] };
  expect(replaced(newer, 'sources', { id: 'a', version: 2, name: 'Old' }).sources[0]!.name).toBe('Newest');
});

test('waiting edits lie on top, the last one uppermost', () => {
  const seen = overlay(show, [{ entity: 'sources', id: 'a', values: { name: 'x' } }, { entity: 'sources', id: 'a', values: { name: 'y' } }]);
  expect(seen.sources[0]!.name).toBe('y');
  expect(show.sources[0]!.name).toBe('One');
});

test('SRC 2 stands before SRC 12', () => {
  expect(['SRC 12', 'SRC 2'].sort(natural)).toEqual(['SRC 2', 'SRC 12']);
});

test('what was made here lies at the end until the server has it, what was deleted here is gone', () => {
  const made = { entity: 'sources', id: 'c', values: { name: 'Three' }, op: 'create' as const };
  const seen = overlay(show, [made, { entity: 'sources', id: 'a', values: {}, op: 'delete' }, { entity: 'sources', id: 'c', values: { name: 'Drei' } }]);
  expect(seen.sources.map((r) => r.name)).toEqual(['Two', 'Drei']);
  expect(overlay(seen, [made]).sources).toHaveLength(2);
});
