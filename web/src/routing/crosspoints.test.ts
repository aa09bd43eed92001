import { expect, test } from 'vitest';
import { crosspoints } from './crosspoints';

const out = (id: string) => ({ id, version: 1, connector: 'SDI', outputIndex: 1 });
const show = {
  sources: [{ id: 's1', version: 1, name: 'PPT', outputs: [out('a')] }, { id: 's2', version: 1, name: 'Cam', outputs: [out('b')] }],
  devices: [],
  sends: [{ id: 't1', version: 1, name: 'Screen Left', inputs: [{ id: 'x', version: 1, inputIndex: 1 }] }, { id: 't2', version: 1, name: 'Screen Right', inputs: [{ id: 'y', version: 1, inputIndex: 1 }] }, { id: 't3', version: 1, name: 'Spare', inputs: [{ id: 'z', version: 1, inputIndex: 1 }] }],
  connections: [{ id: 'c1', version: 1, fromPortId: 'b', toPortId: 'y' }, { id: 'c2', version: 1, fromPortId: 'b', toPortId: 'x' }, { id: 'c3', version: 1, fromPortId: 'gone', toPortId: 'x' }],
} as unknown as Parameters<typeof crosspoints>[0];

test('only ends with a cable stand in the order of the cables', () => {
  const { gives, takes } = crosspoints(show, { from: '', to: '', free: false });
  expect(gives.map((p) => p.id)).toEqual(['b']);
  expect(takes.map((p) => p.id)).toEqual(['y', 'x']);
});

test('with the free ends all stand in the order of the show', () => {
  const points = crosspoints(show, { from: '', to: '', free: true });
  expect(points.gives.map((p) => p.id)).toEqual(['a', 'b']);
  expect(points.takes.map((p) => p.id)).toEqual(['x', 'y', 'z']);
  expect(points.of('b').map(([at, c]) => `${at} ${c.id}`)).toEqual(['0 c2', '1 c1']);
  expect(points.of('a')).toEqual([]);
});

test('words choose rows and columns', () => {
  const points = crosspoints(show, { from: 'cam', to: 'right screen', free: true });
  expect(points.gives.map((p) => p.id)).toEqual(['b']);
  expect(points.takes.map((p) => p.id)).toEqual(['y']);
  expect(points.of('b').map(([, c]) => c.id)).toEqual(['c1']);
});
