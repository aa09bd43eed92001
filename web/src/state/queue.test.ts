import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { changeset, frames, making, queued } from './queue';

const author = { id: '82508f5c-6d0b-57a0-bf72-bd6e3e237959', name: 'Sam', kind: 'device' };
const source = { id: '1401a3b7-ae5b-50f1-a8de-45144289e8dd', version: 3, label: 'SRC 1', name: 'PPT', hRes: 1920, vRes: 1080, rate: '59.94', note: null };
const here = { author, seen: 'e-4', now: new Date(0) };
const edit = (values: Record<string, unknown>) => queued('0245ad8a-1932-537c-9d64-19d3e0f47f3c', 'sources', source, values, here);

test('an edit of one field of a group carries the whole group as it was seen', () => {
  const patch = JSON.parse(changeset(edit({ hRes: 1280 }))).patches[0];
  expect(Object.keys(patch.groups)).toEqual(['raster']);
  expect(patch.groups.raster.old).toMatchObject({ hRes: 1920, vRes: 1080, rate: '59.94' });
  expect(patch.groups.raster.new).toMatchObject({ hRes: 1280, vRes: 1080, rate: '59.94' });
});

test('a field that was empty says so', () => {
  expect(JSON.parse(changeset(edit({ note: 'left' }))).patches[0].groups.note).toEqual({ old: { note: null }, new: { note: 'left' } });
});

test('an edit tells up to where its author had seen the show', () => {
  expect(JSON.parse(changeset(edit({ note: 'left' }))).seen).toBe('e-4');
});

test('an edit goes on from the last one of the same group that still waits', () => {
  const [first, other] = [edit({ hRes: 1280 }), edit({ note: 'left' })];
  const next = queued(first.production, 'sources', { ...source, ...first.values }, { vRes: 720 }, here, [first, other]);
  const { groups } = JSON.parse(changeset(next)).patches[0];
  expect(groups.raster.after).toBe(first.id);
  expect(JSON.parse(changeset(first)).patches[0].groups.raster).not.toHaveProperty('after');
});

test('frames tell bytes and hash of what follows, and close', () => {
  const one = edit({ note: 'größer' });
  const text = new TextDecoder().decode(frames([one]));
  const [head, body, end] = text.split('\n');
  const bytes = new TextEncoder().encode(body);
  expect(JSON.parse(head!)).toEqual({ id: one.id, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex').slice(0, 32) });
  expect(JSON.parse(end!)).toEqual({ end: true });
});

test('a creation brings its parts along, under the name and time of who made it', () => {
  const part = { id: '01a22a6f-79a6-7fcf-b666-bb26fa947e90', version: 0, connector: 'SDI', label: null };
  const made = making('show', 'sources', source.id, { type: 'cam', name: 'Robo', note: null, outputs: [part] }, here);
  const { author: by, patches } = JSON.parse(changeset(made));
  expect(by).toEqual(author);
  expect(patches[0]).toEqual({ entity: 'sources', id: source.id, op: 'created', createdAt: here.now.toISOString(), groups: { type: { new: { type: 'cam' } }, name: { new: { name: 'Robo' } } } });
  expect(patches[1]).toMatchObject({ entity: 'source-outputs', id: part.id, groups: { sourceId: { new: { sourceId: source.id } }, connector: { new: { connector: 'SDI' } }, position: { new: { position: '100000' } } } });
  expect(patches[1].groups).not.toHaveProperty('label');
});

test('an edit of what was made here goes on from its making', () => {
  const made = making('show', 'sources', source.id, { type: 'cam', name: 'Robo' }, here);
  const next = queued('show', 'sources', source, { note: 'left' }, here, [made]);
  expect(JSON.parse(changeset(next)).patches[0].groups.note.after).toBe(made.id);
});
