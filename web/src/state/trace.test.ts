import { expect, test } from 'vitest';
import { type Hop, told } from './trace';

const hop: Hop = {
  depth: 1, entity: 'ports', id: 'p', label: 'BNC Panel FOH IN 1', of: { entity: 'devices', id: 'd', label: 'BNC Panel FOH' }, connector: '12G-SDI', signal: 'SDI',
  format: '1920 x 1080 @ 59.94', by: { kind: 'cable', connectionId: 'c', label: 'SDI-1', cableType: 'SDI', status: 'verified', lengthM: '3', converters: ['HDMI > SDI'] },
  lengthM: '3', lengthIsDefinite: true, asked: true, loop: false,
};

test('a hop tells cable, converters, length, connector and format', () => {
  expect(told(hop)).toBe('SDI · HDMI > SDI · 3 m · 12G-SDI · 1920 x 1080 @ 59.94');
});

test('inside a device there is no cable, and where no format is known the signal is told', () => {
  expect(told({ ...hop, by: { kind: 'device', route: 'fixed' }, format: null })).toBe('12G-SDI · SDI');
});
