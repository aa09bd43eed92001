import { expect, test } from 'vitest';
import { EventParser, type ServerEvent } from './sse';

test('events come whole however the bytes were cut', () => {
  const text = 'retry: 2000\nid: e-1\n\nevent: change\nid: e-2\ndata: {"seq":2}\n\n: still here\n\n';
  const seen: ServerEvent[] = [];
  const parser = new EventParser((e) => seen.push(e));
  for (const character of text) parser.feed(character);
  expect(seen[1]).toEqual({ id: 'e-2', event: 'change', data: '{"seq":2}' });
  expect(seen).toHaveLength(3);
});
