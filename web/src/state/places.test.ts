import { expect, it } from 'vitest';
import { after, between, byPlace, places } from './places';

it('counts on behind the last one', () => {
  expect(after(null)).toBe('100000');
  expect(after('100000')).toBe('100001');
  expect(after('10000z')).toBe('100010');
  expect(after('zzzzzz')).toBe('zzzzzzV');
});

it('finds a place between any two, over and over', () => {
  let low: string | null = '100000';
  for (let i = 0; i < 200; i++) {
    const next: string = between(low, '100001');
    expect(next > low! && next < '100001').toBe(true);
    low = next;
  }
  expect(between(null, '100000') < '100000').toBe(true);
});

it('gives several at once in their order', () => {
  const all = places('100000', '100001', 5);
  expect([...all].sort()).toEqual(all);
  expect(all.every((p) => p > '100000' && p < '100001')).toBe(true);
});

it('orders by place, then by age', () => {
  const records = [{ id: 'c' }, { id: 'b', position: '2', createdAt: '2' }, { id: 'a', position: '2', createdAt: '1' }, { id: 'd', position: '1' }];
  expect(records.sort(byPlace).map((r) => r.id)).toEqual(['d', 'a', 'b', 'c']);
});
