import { expect, test } from 'vitest';
import type { Show } from '../api/entities';
import { along, bundlesOf } from './drawing';

const port = (id: string) => ({ id, version: 1 });
const cable = (from: string, to: string, cableLabel: string) => ({ id: cableLabel, version: 1, fromPortId: from, toPortId: to, cableLabel, cableType: 'SDI' });
const show = {
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
