import { expect, test, vi } from 'vitest';
import type { Rec } from '../../api/entities';
import { cells, paste } from './paste';

vi.mock('../../i18n', () => ({ i18n: { t: (key: string, with_?: { number?: number }) => `${key} ${with_?.number ?? ''}`.trim() } }));

const columns = [{ key: 'name', width: 1 }, { key: 'type', width: 1 }, { key: 'hRes', width: 1 }, { key: 'connector', width: 1 }];
const rows: Rec[] = [{ id: 'a', version: 1, name: 'One', type: 'cam', hRes: 1920 }, { id: 'b', version: 1, name: 'Two', type: 'cam', hRes: null }];

test('a spreadsheet quotes cells with tabs, lines and quotes', () => {
  expect(cells('a\t"b\nc"\r\n"say ""hi"""\td\r\n')).toEqual([['a', 'b\nc'], ['say "hi"', 'd']]);
  expect(cells('one')).toEqual([['one']]);
  expect(cells('a\t\n\tb')).toEqual([['a', ''], ['', 'b']]);
  expect(cells('12" monitor\tx')).toEqual([['12" monitor', 'x']]);
});

test('only cells that differ are written', () => {
  expect(paste('sources', columns, rows, 'New', 'One\tcam\t1920\nZwei\tcam')).toMatchObject([{ do: 'edit', record: { id: 'b' }, values: { name: 'Zwei' } }]);
});

test('a computed column takes nothing', () => {
  expect(paste('sources', columns, rows, 'New', 'One\tcam\t1920\tHDMI')).toEqual([]);
});

test('lines below the last row become records', () => {
  const ops = paste('sources', columns, rows, 'New', 'One\nTwo\nThree\tgraphics');
  expect(ops).toMatchObject([{ do: 'create', values: { name: 'Three', type: 'graphics' } }]);
});

test('a bad cell names its line and nothing is written', () => {
  expect(() => paste('sources', columns.slice(2), rows, 'New', '1280\nwide')).toThrow('fail.line 2');
});
