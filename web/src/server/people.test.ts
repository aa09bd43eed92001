import { expect, test } from 'vitest';
import type { Seen } from './data';
import { crewOf } from './people';
import type { Tab } from './presence';

const seen = (id: string, actor: string, at: string): Seen => ({ id, actor, name: id, role: 'editor', address: '10.0.0.9', lastSeenAt: at, stale: false });
const tab = (device: string, person: string, page: string): Tab => ({ tab: page, device, person, name: person, role: 'editor', production: 'p', page, record: null });

test('two devices of one person are one person, and who is here stands first', () => {
  const roster = [seen('gone', 'robin', '2026-11-30T09:00'), seen('laptop', 'dana', '2026-11-30T08:00'), seen('phone', 'dana', '2026-11-30T07:00')];
  const crew = crewOf(roster, [tab('phone', 'dana', 'sources')]);
  expect(crew.map((c) => [c.id, c.devices.length, c.isHere])).toEqual([['dana', 2, true], ['robin', 1, false]]);
  expect(crew[0]!.devices.map((d) => d.id)).toEqual(['phone', 'laptop']);
});

test('two tabs of one device are one device that looks at two things', () => {
  const [dana] = crewOf([seen('laptop', 'dana', 'x')], [tab('laptop', 'dana', 'sources'), tab('laptop', 'dana', 'matrix')]);
  expect(dana!.devices[0]!.tabs.map((t) => t.page)).toEqual(['sources', 'matrix']);
});

test('where nobody signs in a device is known by its person', () => {
  expect(crewOf([seen('', 'a', 'x')], [tab('', 'a', 'sources')])[0]!.isHere).toBe(true);
});
