import { expect, it } from 'vitest';
import type { Rec } from '../../api/entities';
import type { Ends } from '../../state/ends';
import type { Column } from '../columns';
import { chosen, textsOf } from './rows';

const columns: Column[] = [{ key: 'label', width: 1 }, { key: 'name', width: 1 }, { key: 'days', width: 1, sort: (r) => Number(r.days) }];
const rec = (label: string, name: string, days: number): Rec => ({ id: label, version: 1, label, name, days });
const all = [rec('SRC 2', 'Cam left', 30), rec('SRC 12', 'PPT', 7), rec('SRC 1', 'Cam right', 100)];
const ends = {} as Ends;
const texts = textsOf(columns, ends);
const labels = (filter: string, filters = {}, sorting: { key: string; desc: boolean } | null = null) => chosen(all, columns, ends, texts, filter, filters, sorting).map((r) => r.label);

it('keeps the order of the list until a column is asked', () => {
  expect(labels('')).toEqual(['SRC 2', 'SRC 12', 'SRC 1']);
  expect(labels('', {}, { key: 'label', desc: false })).toEqual(['SRC 1', 'SRC 2', 'SRC 12']);
  expect(labels('', {}, { key: 'days', desc: true })).toEqual(['SRC 1', 'SRC 2', 'SRC 12']);
});

it('wants every word, in any column or in one', () => {
  expect(labels('cam 2')).toEqual(['SRC 2']);
  expect(labels('', { name: 'CAM', label: '1' })).toEqual(['SRC 1']);
});
