import { expect, test, vi } from 'vitest';
import { Leader, type Message } from './leader';

function browser() {
  const ears = new Map<string, (m: Message) => void>();
  let now = 0;
  const tab = (id: string) => {
    const line = { post: (m: Message) => [...ears].forEach(([to, take]) => to !== id && take(m)), listen: (take: (m: Message) => void) => void ears.set(id, take), close: () => void ears.delete(id) };
    return new Leader(id, line, () => {}, () => {}, () => now);
  };
  const pass = (ms: number, ...tabs: Leader[]) => {
    for (let i = 0; i < ms; i += 100) {
      now += 100;
      tabs.forEach((t) => t.tick());
    }
  };
  return { tab, pass, deafen: (id: string) => ears.delete(id) };
}

test('of several tabs one leads, and the next takes over when it goes', () => {
  vi.useFakeTimers();
  const { tab, pass } = browser();
  const [a, b] = [tab('a'), tab('b')];
  a.start();
  b.start();
  pass(5_000, a, b);
  expect([a.isLeading, b.isLeading].filter(Boolean)).toHaveLength(1);
  const [first, second] = a.isLeading ? [a, b] : [b, a];
  first.stop();
  pass(500, second);
  expect(second.isLeading).toBe(true);
  vi.useRealTimers();
});

test('a leader that dies without a word is replaced', () => {
  vi.useFakeTimers();
  const { tab, pass, deafen } = browser();
  const [a, b] = [tab('a'), tab('b')];
  a.start();
  pass(1_000, a);
  b.start();
  pass(2_000, a, b);
  expect(b.isLeading).toBe(false);
  deafen('a');
  pass(4_000, b);
  expect(b.isLeading).toBe(true);
  vi.useRealTimers();
});

test('a tab that comes later is told how the line stands', () => {
  vi.useFakeTimers();
  const ears = new Map<string, (m: Message) => void>();
  const line = (id: string) => ({ post: (m: Message) => [...ears].forEach(([to, take]) => to !== id && take(m)), listen: (take: (m: Message) => void) => void ears.set(id, take), close: () => void ears.delete(id) });
  let now = 0;
  const a = new Leader('a', line('a'), () => {}, () => {}, () => now, () => 'online');
  a.start();
  now += 3_000;
  a.tick();
  const heard: unknown[] = [];
  new Leader('b', line('b'), () => {}, (body) => heard.push(body), () => now).start();
  expect(heard).toEqual(['online']);
  vi.useRealTimers();
});
