import { FIELDS } from '../../generated/fields';
import { i18n } from '../i18n';
import { value, word } from './say';

/** What a person typed as the field wants it. @throws Error with a sentence for that person */
export function parse(entity: string, field: string, typed: string): unknown {
  const info = FIELDS[entity]?.[field];
  const text = typed.trim();
  const name = i18n.t(`field.${field}`, field);
  if (!text) {
    if (info?.required) throw new Error(i18n.t('fail.required', { field: name }));
    return null;
  }
  if (info?.values && !info.values.includes(text)) throw new Error(i18n.t('fail.choice', { field: name, values: info.values.join(', ') }));
  if (info?.type !== 'integer') return text;
  if (!/^-?\d+$/.test(text)) throw new Error(i18n.t('fail.number', { field: name }));
  return Number(text);
}

/** What stands in a field as a person reads it: a value of a fixed list in their language, anything else as it was typed. */
export const told = (entity: string, field: string, v: unknown) => (FIELDS[entity]?.[field]?.values?.includes(String(v)) ? word(v) : value(v));

/** Whether a cell of that column can be typed into; a time that the server or a button sets cannot. */
export const canType = (entity: string, field: string) => field in (FIELDS[entity] ?? {}) && !field.endsWith('At');
