import { expect, test } from 'vitest';
import { hops } from './trace';

test('a hop names its end, its thing and the cable that led there', () => {
  const answer = { hops: [{ end: { entity: 'ports', id: 'p' }, thing: { entity: 'devices', id: 'd' }, thingLabel: 'E2 1', port: 'IN 1', depth: 2, isAsked: true, by: { connection: 'c', label: 'SDI-7' } }] };
  expect(hops(answer)).toEqual([{ label: 'E2 1 IN 1', end: 'p', thing: 'd', cable: 'c', cableLabel: 'SDI-7', depth: 2, asked: true, loop: false }]);
});

test('what is no trace has no hops', () => {
  expect(hops(null)).toEqual([]);
  expect(hops({ hops: 'none' })).toEqual([]);
});
