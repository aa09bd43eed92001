import { FIELDS } from '../../generated/fields';
import { i18n } from '../i18n';

/** What a person typed as the field wants it. @throws Error with a sentence for that person */
export function parse(entity: string, field: string, typed: string): unknown {
  const info = FIELDS[entity]?.[field];
  const text = typed.trim();
  const name = i18n.t(`field.${field}`, field);
  if (!text) {
    if (info?.required) throw new Error(i18n.t('fail.required', { field: name }));
    return null;
  }
  if (info?.type !== 'integer') return text;
  if (!/^-?\d+$/.test(text)) throw new Error(i18n.t('fail.number', { field: name }));
  return Number(text);
}

export const isField = (entity: string, field: string) => field in (FIELDS[entity] ?? {});
