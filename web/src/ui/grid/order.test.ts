import { expect, it } from 'vitest';
import type { Rec } from '../../api/entities';
import type { Op } from '../../state/ops';
import { byPlace } from '../../state/places';
import { nudge, reorder } from './order';

const rows: Rec[] = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, version: 1, position: `10000${i}` }));
const after = (ops: Op[]) => {
  const to = new Map(ops.map((op) => (op.do === 'edit' ? [op.record.id, op.values.position] : ['', ''])));
  return rows.map((r) => ({ ...r, position: to.get(r.id) ?? r.position }) as Rec).sort(byPlace).map((r) => r.id).join('');
};

it('puts rows between others and touches only those', () => {
  const ops = reorder(rows, new Set(['a', 'c']), 2);
  expect(ops).toHaveLength(2);
  expect(after(ops)).toBe('bdac');
  expect(after(reorder(rows, new Set(['d']), 0))).toBe('dabc');
});

it('moves by one, and not over the ends', () => {
  expect(after(nudge(rows, new Set(['b']), 1))).toBe('acbd');
  expect(after(nudge(rows, new Set(['b', 'c']), -1))).toBe('bcad');
  expect(nudge(rows, new Set(['a']), -1)).toEqual([]);
  expect(nudge(rows, new Set(['d']), 1)).toEqual([]);
});
