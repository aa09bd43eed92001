import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Message } from '../api/leader';
import type { ServerEvent } from '../api/sse';
import { Outside } from './outside';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser whose tabs hear each other, and a server that counts the streams. */
function browser() {
  const ears = new Set<(m: Message) => void>();
  const streams: { take: (e: ServerEvent) => void; end: (status: number) => void; stopped: boolean }[] = [];
  const follow = (_: string, take: (e: ServerEvent) => void) => {
    const stream = { take, end: (_: number) => {}, stopped: false };
    const done = new Promise<number>((end) => (stream.end = end));
    streams.push(stream);
    return { done, stop: () => void (stream.stopped = true) };
  };
  const tab = () => {
    let own: (m: Message) => void;
    const line = { post: (m: Message) => ears.forEach((take) => take !== own && take(m)), listen: (take: (m: Message) => void) => void ears.add((own = take)), close: () => void ears.delete(own) };
    const seen = { open: false, data: '' };
    const outside = new Outside((isOpen) => (seen.open = isOpen), (data) => (seen.data = data), line, follow);
    outside.start();
    return { seen, outside };
  };
  return { tab, streams };
}

const presence = (data: string) => ({ id: '', event: 'presence', data });

it('tells all tabs of a browser by one stream, also the one that comes later', async () => {
  const { tab, streams } = browser();
  const one = tab();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(streams).toHaveLength(1);
  expect(one.seen).toEqual({ open: false, data: '' });
  streams[0]!.take(presence('Sam'));
  const two = tab();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([one.seen, two.seen]).toEqual([{ open: true, data: 'Sam' }, { open: true, data: 'Sam' }]);
  expect(streams).toHaveLength(1);
  one.outside.stop();
  expect(streams[0]!.stopped).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(streams).toHaveLength(2);
});

it('says when the line broke, so that somebody asks, and connects again', async () => {
  const { tab, streams } = browser();
  const one = tab();
  await vi.advanceTimersByTimeAsync(1_000);
  streams[0]!.take(presence('Sam'));
  streams[0]!.end(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(one.seen.open).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(streams).toHaveLength(2);
  streams[1]!.take(presence('Robin'));
  expect(one.seen).toEqual({ open: true, data: 'Robin' });
});
