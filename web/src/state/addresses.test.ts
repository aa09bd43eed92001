import { expect, it } from 'vitest';
import type { Rec } from '../api/entities';
import { octets, repeats, subnets } from './addresses';

const ip = (address: string): Rec => ({ id: address, version: 1, address });

it('groups addresses by network and finds the first free one', () => {
  const { nets, others } = subnets([ip('10.42.10.1'), ip('10.42.2.1'), ip('10.42.2.2'), ip('10.42.2.4'), ip('10.42.2.4'), ip('10.42.2.10-20')]);
  expect(nets.map((n) => n.prefix)).toEqual(['10.42.2', '10.42.10']);
  expect(nets[0]!.free).toBe('10.42.2.3');
  expect(nets[0]!.hosts.get(4)).toHaveLength(2);
  expect(others.map((r) => r.address)).toEqual(['10.42.2.10-20']);
});

it('knows what is no address', () => {
  expect(octets('10.42.2.300')).toBeNull();
  expect(octets(null)).toBeNull();
  expect(octets(' 10.42.2.3 ')).toEqual([10, 42, 2, 3]);
});

it('names what stands twice', () => {
  expect([...repeats([ip('10.0.0.1'), ip('10.0.0.2'), ip('10.0.0.1 ')])]).toEqual(['10.0.0.1']);
});
