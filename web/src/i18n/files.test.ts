import { expect, it } from 'vitest';
import { FIELDS } from '../../generated/fields';
import de from './de.json';
import en from './en.json';

const keys = (node: object, path = ''): string[] =>
  Object.entries(node).flatMap(([k, v]) => (typeof v === 'object' && v ? keys(v as object, `${path}${k}.`) : [`${path}${k}`]));
const holes = (node: object): string[] => Object.values(node).flatMap((v) => (typeof v === 'object' && v ? holes(v as object) : [...String(v).matchAll(/{{(\w+)}}/g)].map((m) => m[1]!))).sort();

it('says everything in every language, with the same facts', () => {
  expect(keys(de).sort()).toEqual(keys(en).sort());
  expect(holes(de)).toEqual(holes(en));
});

it('has a name for every field of the show and a word for every value of its fixed lists', () => {
  const fields = Object.entries(FIELDS);
  expect(fields.flatMap(([, of]) => Object.keys(of)).filter((f) => !(f in en.field))).toEqual([]);
  const words = fields.flatMap(([, of]) => Object.values(of).flatMap((f) => f.values ?? []));
  expect(words.filter((w) => !(w in en.word) && !/^RBv\d$/.test(w))).toEqual([]); // RBv1 to RBv3 are names
});
