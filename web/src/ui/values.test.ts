import { expect, it } from 'vitest';
import { i18n } from '../i18n';
import de from '../i18n/de.json';
import { told } from './values';

it('says values of fixed lists in the language of the person, and leaves what somebody typed', async () => {
  await i18n.init({ lng: 'de', resources: { de: { translation: de } } });
  expect(told('connections', 'status', 'verified')).toBe('geprüft');
  expect(told('connections', 'note', 'verified')).toBe('verified');
  expect(told('connections', 'status', null)).toBe('–');
});
