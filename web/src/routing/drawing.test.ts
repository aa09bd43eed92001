import { expect, test } from 'vitest';
import type { Show } from '../api/entities';
import type { Hop } from '../state/trace';
import { along, bundlesOf, lit, roughTree, treeOf } from './drawing';

const port = (id: string) => ({ id, version: 1 });
const cable = (from: string, to: string, cableLabel: string) => ({ id: cableLabel, version: 1, fromPortId: from, toPortId: to, cableLabel, cableType: 'SDI' });
const show = {
  production: { id: 'p', version: 1 }, ipAddresses: [],
  sources: [{ ...port('cam'), name: 'Cam', outputs: [port('cam1')] }, { ...port('ppt'), name: 'PPT', outputs: [port('ppt1')] }],
  devices: [{ ...port('e2'), name: 'E2', ports: [port('in1'), port('in2'), port('out1'), port('out2')] }],
  sends: [{ ...port('left'), name: 'Left', inputs: [port('left1')] }, { ...port('right'), name: 'Right', inputs: [port('right1')] }],
  connections: [cable('cam1', 'in1', 'SDI-1'), cable('cam1', 'in2', 'SDI-2'), cable('ppt1', 'left1', 'SDI-3'), cable('out1', 'left1', 'SDI-4'), cable('out2', 'right1', 'SDI-5'), cable('out2', 'nowhere', 'SDI-6')],
} as unknown as Show;

test('cables between the same two things are one line', () => {
  expect(bundlesOf(show).map((b) => `${b.from}>${b.to} ${b.labels.join()}`)).toEqual(['cam>e2 SDI-1,SDI-2', 'ppt>left SDI-3', 'e2>left SDI-4', 'e2>right SDI-5']);
});

test('along a thing is what feeds it and what it feeds, and nothing that merely ends in the same place', () => {
  expect(along(bundlesOf(show), 'cam').map((b) => b.id)).toEqual(['cam>e2', 'e2>left', 'e2>right']);
  expect(along(bundlesOf(show), 'left').map((b) => b.id)).toEqual(['cam>e2', 'ppt>left', 'e2>left']);
});

test('a trace lights the bundles its cables are in and the things it passes, and dims the rest', () => {
  const hop = (of: string, connectionId?: string) => ({ of: { id: of }, by: connectionId ? { kind: 'cable', connectionId } : null }) as unknown as Hop;
  const bundles = bundlesOf(show);
  const tree = treeOf(bundles, [hop('cam'), hop('e2', 'SDI-2'), hop('left', 'SDI-4')]);
  expect([...tree.bundles]).toEqual(['cam>e2', 'e2>left']);
  const drawn = lit({ nodes: ['cam', 'ppt', 'e2'].map((id) => ({ id, position: { x: 0, y: 0 }, data: {} })), edges: bundles.map((b) => ({ id: b.id, source: b.from, target: b.to })) }, tree);
  expect(drawn.nodes.map((n) => n.className)).toEqual(['lit', 'dim', 'lit']);
  expect(drawn.edges.map((e) => e.className)).toEqual(['lit', 'dim', 'lit', 'dim']);
  expect([...roughTree(bundles, 'cam').things].sort()).toEqual(['cam', 'e2', 'left', 'right']);
});
