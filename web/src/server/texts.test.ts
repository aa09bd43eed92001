import { expect, test } from 'vitest';
import de from './texts.de.json';
import en from './texts.en.json';

const keys = (o: object, at = ''): string[] => Object.entries(o).flatMap(([k, v]) => (typeof v === 'object' ? keys(v as object, `${at}${k}.`) : [at + k]));
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();
const flat = (o: object, at = ''): [string, string][] => Object.entries(o).flatMap(([k, v]) => (typeof v === 'object' ? flat(v as object, `${at}${k}.`) : [[at + k, v as string] as [string, string]]));

test('both languages say the same things, with the same things filled in', () => {
  expect(keys(de)).toEqual(keys(en));
  const german = new Map(flat(de));
  expect(flat(en).filter(([k, text]) => String(holes(text)) !== String(holes(german.get(k)!))).map(([k]) => k)).toEqual([]);
});

test('nothing here is said by the first load already, which would win', async () => {
  const first = new Set(keys((await import('../i18n/en.json')).default));
  expect(keys(en).filter((k) => first.has(k))).toEqual([]);
});
