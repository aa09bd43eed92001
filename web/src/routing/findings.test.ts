import { expect, test } from 'vitest';
import type { Show } from '../api/entities';
import { opsOf } from './findings';

const id = '237e145d-4324-503e-8d7d-a5c8c7eb142e';
const source = '99028ad6-b2f6-5155-9626-065fc03bc0fe';
const show = { connections: [{ id, version: 1 }], sources: [{ id: source, version: 3 }], sends: [], devices: [], ipAddresses: [], checklistItems: [], equipment: [] } as unknown as Show;
const pull = { method: 'DELETE', path: `/api/connections/${id}`, ifMatch: '"1"' };
const note = { method: 'PATCH', path: `/api/sources/${source}`, body: { secondaryDevice: 'HDMI > SDI' } };

test('a fix becomes a step of the person who taps it', () => {
  expect(opsOf([pull], show)).toEqual({ entity: 'connections', ops: [{ do: 'delete', record: show.connections[0] }] });
  expect(opsOf([note], show)).toEqual({ entity: 'sources', ops: [{ do: 'edit', record: show.sources[0], values: note.body }] });
});

test('a fix of several kinds of records, or of something that is not here, is no such step', () => {
  expect(opsOf([pull, note], show)).toBeNull();
  expect(opsOf([{ ...pull, path: `/api/connections/${source}` }], show)).toBeNull();
  expect(opsOf([{ method: 'POST', path: '/api/connections' }], show)).toBeNull();
});
