import { beforeAll, expect, it, vi } from 'vitest';
import { Refused, Unreachable } from '../api/client';
import { i18n, start } from '../i18n';
import { reason } from './reason';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await start('de');
});

it('names fields as they are called on screen', () => {
  const violations = [{ field: 'outputs/0/connector', code: 'required', message: 'is required' }, { field: 'hRes', code: 'out_of_range', message: 'must be above 0' }];
  expect(reason(new Refused(422, { violations }))).toBe('Ausgänge 1, Stecker darf nicht leer sein; H-Pixel must be above 0');
});

it('says what to do when nobody answers, and never how a browser calls it', () => {
  expect(reason(new Unreachable('TypeError: Failed to fetch'))).toBe(i18n.t('fail.reach'));
});

it('says a known kind of problem in the language of the person, and leaves the server its own words for others', () => {
  expect(reason(new Refused(401, { type: '/problems/wrong-pin', detail: 'This is not the crew PIN.' }))).toMatch(/^Das ist nicht die Crew-PIN/);
  expect(reason(new Refused(423, { type: '/problems/locked', detail: 'Locked by Sam.' }))).toBe('Locked by Sam.');
});
