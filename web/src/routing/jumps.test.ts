import { expect, test } from 'vitest';
import { paths, place, type Spot } from './jumps';

const spots = (...xy: number[]): Spot[] => Array.from({ length: xy.length / 2 }, (_, i) => ({ x: xy[2 * i]!, y: xy[2 * i + 1]! }));
const drawn = (lines: Record<string, Spot[]>) => Object.fromEntries(paths(new Map(Object.entries(lines))));

test('a level line jumps over an upright one that crosses it, and the upright one goes straight', () => {
  const { level, upright } = drawn({ level: spots(0, 50, 100, 50), upright: spots(40, 0, 40, 100) });
  expect(level).toBe('M0 50L35 50A5 5 0 0 1 40 45L40 45A5 5 0 0 1 45 50L100 50');
  expect(upright).toBe('M40 0L40 100');
});

test('from right to left it jumps upwards as well', () => {
  expect(drawn({ level: spots(100, 50, 0, 50), upright: spots(40, 0, 40, 100) }).level).toBe('M100 50L45 50A5 5 0 0 0 40 45L40 45A5 5 0 0 0 35 50L0 50');
});

test('jumps that would touch are one; those apart stay apart', () => {
  const { level } = drawn({ level: spots(0, 50, 200, 50), a: spots(40, 0, 40, 100), b: spots(48, 0, 48, 100), c: spots(120, 0, 120, 100) });
  expect(level).toBe('M0 50L35 50A5 5 0 0 1 40 45L48 45A5 5 0 0 1 53 50L115 50A5 5 0 0 1 120 45L120 45A5 5 0 0 1 125 50L200 50');
});

test('lines that end on each other or bend themselves are no crossing', () => {
  const { level, bent } = drawn({ level: spots(0, 50, 100, 50), ends: spots(40, 50, 40, 100), bent: spots(0, 0, 60, 0, 60, 40, 100, 40) });
  expect(level).not.toContain('A');
  expect(bent).toBe('M0 0L55 0Q60 0 60 5L60 35Q60 40 65 40L100 40');
});

test('a name stands where there is most room', () => {
  expect(place(spots(0, 0, 20, 0, 20, 80, 100, 80))).toEqual({ x: 60, y: 80 });
  expect(place(spots(10, 0, 10, 80))).toEqual({ x: 10, y: 40 });
});
