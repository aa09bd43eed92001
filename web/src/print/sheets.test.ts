import { expect, test } from 'vitest';
import type { Show } from '../api/entities';
import { bookOf, labelsOf, patchOf, plugged, quoted, raster, sectionsOf } from './sheets';
import { onSheets, perSheet, placed, STOCKS } from './stock';

const rec = (id: string, more: object = {}) => ({ id, version: 1, ...more });
const show = {
  ipAddresses: [], production: rec('p', { loadIn: '2026-12-06T14:00:00.000Z' }),
  sources: [rec('s', { label: 'SRC 1', name: 'PPT', outputs: [rec('o', { connector: 'HDMI' })] })],
  sends: [],
  devices: [rec('d', { name: 'E2 1', ports: [rec('out', { label: 'OUT 1', direction: 'out' }), rec('in', { label: 'IN 1', direction: 'in' }), rec('free', { label: 'IN 2', direction: 'in' })] })],
  connections: [rec('c10', { cableLabel: 'SDI-10' }), rec('c', { cableLabel: 'SDI-2', fromPortId: 'o', toPortId: 'in' })],
  checklistItems: [rec('late', { category: 'b', daysBeforeShow: 1 }), rec('soon', { category: 'b', daysBeforeShow: 9 }), rec('done', { category: 'a', completedAt: 'x' })],
} as unknown as Show;
const book = bookOf(show);

test('a patch sheet names the far end of each cable, inputs first', () => {
  const [inputs] = patchOf(book, show.devices[0]!, false);
  expect(inputs).toMatchObject({ direction: 'in', rows: [{ far: 'SRC 1 PPT', cable: { cableLabel: 'SDI-2' } }] });
  expect(patchOf(book, show.devices[0]!, true).map((g) => [g.direction, g.rows.length])).toEqual([['in', 2], ['out', 1]]);
});

test('a source says where it goes', () => {
  expect(plugged(book, show.sources[0]!)).toEqual(['SDI-2 · E2 1 · IN 1']);
});

test('labels stand in the order of their numbers and each end is told which end it is', () => {
  const labels = labelsOf(book, show.connections, true);
  expect(labels.map((l) => l.cable.cableLabel)).toEqual(['SDI-2', 'SDI-2', 'SDI-10', 'SDI-10']);
  expect([labels[0]!.here, labels[1]!.here]).toEqual(['SRC 1 PPT', 'E2 1 · IN 1']);
});

test('a cable without a number does not stand on the first sheet', () => {
  const labels = labelsOf(book, [rec('none'), ...show.connections], false);
  expect(labels.map((l) => l.cable.cableLabel)).toEqual(['SDI-2', 'SDI-10', undefined]);
});

test('the checklist is told by category, the first due first', () => {
  expect(sectionsOf(show, false).map((s) => s.items.map((i) => i.item.id))).toEqual([['soon', 'late']]);
  expect(sectionsOf(show, true).map((s) => s.name)).toEqual(['a', 'b']);
});

test('a raster is said as the trade says it', () => {
  expect(raster(rec('r', { hRes: 1920, vRes: 1080, rate: '59.94' }))).toBe('1920 × 1080 @ 59.94');
  expect(raster(rec('r', { standard: '1080p50' }))).toBe('1080p50');
  expect(raster(rec('r'))).toBe('');
});

test('labels lie within their paper, and a part-used sheet is used up', () => {
  for (const stock of STOCKS) {
    const [x, y] = placed(stock, perSheet(stock) - 1);
    expect(x + stock.label[0]).toBeLessThanOrEqual(stock.page[0] + 0.01);
    expect(y + stock.label[1]).toBeLessThanOrEqual(stock.page[1] + 0.01);
  }
  const [first, second] = onSheets(STOCKS[0]!, [1, 2, 3], 19);
  expect(first!.map((l) => l.at)).toEqual([19, 20]);
  expect(second!.map((l) => l.at)).toEqual([0]);
});

test('no name of a show ends the text of a footer', () => {
  expect(quoted('A "B" \\ </style>')).toBe('"A \\"B\\" \\\\  /style>"');
});
