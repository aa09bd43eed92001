import { expect, it } from 'vitest';
import type { Rec } from '../api/entities';
import { copies, nextLabel } from './copies';

const source = (n: number): Rec => ({ id: `s${n}`, version: 3, label: `SRC ${n}`, name: 'PPT', type: 'laptop', note: 'x', position: `10000${n}`, outputs: [{ id: `o${n}`, version: 1, connector: 'SDI', outputIndex: 1 }] });
const values = (op: ReturnType<typeof copies>[number]) => (op.do === 'create' ? op.values : {});

it('counts labels on over those that are there', () => {
  expect(nextLabel('SRC 1', ['SRC 1', 'SRC 12', 'DST 40'])).toBe('SRC 13');
  expect(nextLabel('CAM A', ['CAM A'])).toBe('CAM A');
});

it('copies what a thing is and not what is its own, behind it', () => {
  const all = [1, 2, 3].map(source);
  const [one, two] = copies('sources', all, [all[0]!, all[1]!]).map(values);
  expect([one!.label, two!.label]).toEqual(['SRC 4', 'SRC 5']);
  expect(one).toMatchObject({ name: 'PPT', type: 'laptop', note: 'x' });
  expect((one!.outputs as Rec[])[0]).toMatchObject({ connector: 'SDI', outputIndex: 1 });
  expect((one!.outputs as Rec[])[0]!.id).not.toBe('o1');
  expect(String(one!.position) > '100002' && String(two!.position) > String(one!.position) && String(two!.position) < '100003').toBe(true);
});

it('gives a device a name of its own, and no address', () => {
  const device: Rec = { id: 'd', version: 1, name: 'E2', category: 'switcher', ipAddress: '10.0.0.1', position: '100000', ports: [{ id: 'p', version: 1, direction: 'out', routedFrom: 'q' }] };
  const [copy] = copies('devices', [device], [device]).map(values);
  expect(copy).toMatchObject({ name: 'E2 2', category: 'switcher' });
  expect(copy).not.toHaveProperty('ipAddress');
  expect((copy!.ports as Rec[])[0]).not.toHaveProperty('routedFrom');
});
