import { expect, test } from 'vitest';
import type { Rec } from '../api/entities';
import { cableBetween, nextLabel } from './patch';
import { plugsOf, plugText } from './plugs';

const show = {
  sources: [{ id: 's', version: 1, label: 'SRC 1', name: 'PPT', outputs: [{ id: 'so', version: 1, connector: 'HDMI 2.0', outputIndex: 1 }] }],
  devices: [{ id: 'd', version: 1, name: 'E2 1', ports: [
    { id: 'in', version: 1, direction: 'in', connector: '12G-SDI', label: 'IN 1.1' }, { id: 'out', version: 1, direction: 'out', connector: '12G-SDI', portIndex: 1 },
    { id: 'net', version: 1, direction: 'bidirectional', connector: 'Ethernet', label: 'ETH' },
  ] }],
  sends: [{ id: 't', version: 1, label: 'DST 1', name: 'Screen', inputs: [{ id: 'ti', version: 1, connector: 'SFP+', inputIndex: 1 }] }],
} as unknown as Parameters<typeof plugsOf>[0];
const plugs = new Map(plugsOf(show).map((p) => [p.id, p]));
const cable = (cableLabel: string | null): Rec => ({ id: 'c', version: 1, cableLabel });

test('an end says what it belongs to and keeps its own name apart', () => {
  expect([...plugs.values()].map(plugText)).toEqual(['SRC 1 PPT', 'E2 1 · IN 1.1', 'E2 1 · 1', 'E2 1 · ETH', 'DST 1 Screen']);
  expect([...plugs.values()].filter((p) => p.gives).map((p) => p.id)).toEqual(['so', 'out', 'net']);
  expect([...plugs.values()].filter((p) => p.takes).map((p) => p.id)).toEqual(['in', 'net', 'ti']);
});

test('a cable takes the next number of its kind, whatever else is written on others', () => {
  expect(nextLabel([cable('SDI-7'), cable('SDI-3'), cable('SDI-7b'), cable('HDMI-9'), cable(null)], 'SDI')).toBe('SDI-8');
  expect(nextLabel([], 'LC')).toBe('LC-1');
});

test('a new cable is planned, of the kind the taking end wants, and says which source and send it joins', () => {
  expect(cableBetween(plugs.get('so')!, plugs.get('in')!, [cable('SDI-7')])).toEqual({
    fromPortId: 'so', toPortId: 'in', status: 'planned', cableType: 'SDI', cableLabel: 'SDI-8', sourceId: 's', sourceOutputId: 'so',
  });
  expect(cableBetween(plugs.get('out')!, plugs.get('ti')!, [])).toMatchObject({ cableType: 'SDI', destinationType: 'send', destinationId: 't' });
});

test('an unknown pair of connectors gets a cable without a kind', () => {
  const odd = { ...plugs.get('ti')! };
  expect(cableBetween({ ...plugs.get('out')!, connector: 'Speakon' }, odd, [])).not.toHaveProperty('cableType');
});
