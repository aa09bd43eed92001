import { expect, it } from 'vitest';
import { slug, typedInto, typists, type Watcher } from './presence';

const at = (name: string, page: string, record: string | null): Watcher => ({ tab: name, device: name, person: name, name, role: 'editor', production: 'p', page, record });

it('names a field as an address may', () => {
  expect(['hRes', 'secondaryDevice', 'note'].map(slug)).toEqual(['h-res', 'secondary-device', 'note']);
});

it('tells who types where', () => {
  const all = [at('Dana', 'sources/secondary-device', 'r1'), at('Sam', 'sources', 'r1'), at('Robin', 'sources/note', 'r2'), at('Kim', 'sources/note', 'r2')];
  expect(typists(all, 'r1', 'secondaryDevice')).toEqual(['Dana']);
  expect(typists(all, 'r1', 'note')).toEqual([]);
  expect(typedInto(all).get('r2')).toBe('note:Robin\nnote:Kim\n');
  expect(typedInto(all).get('r1')).toBe('secondary-device:Dana\n');
});
