import { expect, it } from 'vitest';
import type { Rec, Show } from '../api/entities';
import { readiness } from './readiness';

const rec = (id: string, more: Record<string, unknown> = {}): Rec => ({ id, version: 1, ...more });
const DAY = 864e5;

it('tells what is not patched, not fed and overdue', () => {
  const show = {
    production: rec('p', { loadIn: new Date(10 * DAY).toISOString() }),
    sources: [rec('s1', { outputs: [rec('o1')] }), rec('s2', { outputs: [rec('o2'), rec('o3')] }), rec('s3', { outputs: [] })],
    sends: [rec('d1', { inputs: [rec('i1')] }), rec('d2', { inputs: [rec('i2')] })],
    connections: [rec('c1', { fromPortId: 'o3', toPortId: 'i1', status: 'patched' }), rec('c2', { sourceId: 's3', status: 'planned' })],
    checklistItems: [rec('k1', { daysBeforeShow: 8 }), rec('k2', { daysBeforeShow: 2 }), rec('k3', { completedAt: 'x', daysBeforeShow: 9 }), rec('k4', {})],
  } as unknown as Show;
  const now = readiness(show, 5 * DAY);
  expect(now.unpatched.map((r) => r.id)).toEqual(['s1']);
  expect(now.unfed.map((r) => r.id)).toEqual(['d2']);
  expect(now.status).toEqual({ patched: 1, planned: 1 });
  expect(now.open.map((r) => r.id)).toEqual(['k1', 'k2', 'k4']);
  expect([now.overdue, now.done]).toEqual([1, 1]);
});
