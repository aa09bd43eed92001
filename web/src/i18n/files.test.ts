import { expect, it } from 'vitest';
import de from './de.json';
import en from './en.json';

const keys = (node: object, path = ''): string[] =>
  Object.entries(node).flatMap(([k, v]) => (typeof v === 'object' && v ? keys(v as object, `${path}${k}.`) : [`${path}${k}`]));
const holes = (node: object): string[] => Object.values(node).flatMap((v) => (typeof v === 'object' && v ? holes(v as object) : [...String(v).matchAll(/{{(\w+)}}/g)].map((m) => m[1]!))).sort();

it('says everything in every language, with the same facts', () => {
  expect(keys(de).sort()).toEqual(keys(en).sort());
  expect(holes(de)).toEqual(holes(en));
});
