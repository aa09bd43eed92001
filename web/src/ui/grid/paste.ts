import { FIELDS } from '../../../generated/fields';
import type { Rec, Values } from '../../api/entities';
import { i18n } from '../../i18n';
import { created, edited, type Op } from '../../state/ops';
import type { Column } from '../columns';
import { canType, parse } from '../values';

/** Cells as spreadsheets put them on the clipboard: tabs and lines, quoted where a cell has either. */
export function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  const part = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  for (part.lastIndex = 0; part.lastIndex <= text.length; ) {
    const found = part.exec(text);
    if (!found) break;
    rows.at(-1)!.push(found[1] !== undefined ? found[1].replaceAll('""', '"') : (found[2] ?? ''));
    if (!found[3]) break;
    if (found[3] !== '\t') rows.push([]);
  }
  if (rows.length > 1 && rows.at(-1)!.every((c) => !c)) rows.pop();
  return rows;
}

/** The least a record needs, to be filled in at once. */
export function blank(entity: string, name: string): Values {
  const words: Record<string, string> = { category: 'other', type: 'other', address: '0.0.0.0' };
  return Object.fromEntries(Object.entries(FIELDS[entity]!).filter(([, f]) => f.required).map(([k, f]) => [k, words[k] ?? f.values?.[0] ?? name]));
}

function valuesOf(entity: string, columns: Column[], line: string[], number: number): Values {
  const pairs = line.flatMap((typed, i) => {
    const key = columns[i]?.key;
    if (!key || !canType(entity, key)) return [];
    try {
      return [[key, parse(entity, key, typed)] as const];
    } catch (e) {
      throw new Error(i18n.t('fail.line', { number, why: (e as Error).message }));
    }
  });
  return Object.fromEntries(pairs);
}

const news = (record: Rec, values: Values): Values => Object.fromEntries(Object.entries(values).filter(([k, v]) => v !== (record[k] ?? null)));

/** Only what differs from what is there. */
export const edits = (records: Rec[], values: (r: Rec, i: number) => Values): Op[] =>
  records.map((r, i) => edited(r, news(r, values(r, i)))).filter((op) => op.do === 'edit' && Object.keys(op.values).length > 0);

/**
 * The writes that put a block of cells into the table from one cell on; lines below the last row become new records.
 * @throws Error with a sentence that names the line, before anything is written
 */
export function paste(entity: string, columns: Column[], rows: Rec[], name: string, text: string): Op[] {
  const lines = cells(text);
  const values = lines.map((line, i) => valuesOf(entity, columns, line, i + 1));
  const fresh = values.slice(rows.length).filter((v) => Object.values(v).some((x) => x !== null));
  return [...edits(rows.slice(0, values.length), (_, i) => values[i]!), ...fresh.map((v) => created({ ...blank(entity, name), ...v }))];
}
