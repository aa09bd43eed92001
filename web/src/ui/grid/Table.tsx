import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import { edited } from '../../state/ops';
import { look, typing } from '../../state/presence';
import type { Ends } from '../../state/ends';
import { cellText, type Column } from '../columns';
import { canType, parse } from '../values';
import { useAnchor } from './anchor';
import { Head } from './Head';
import { useDrag } from './drag';
import { wish } from './keys';
import { nudge, reorder } from './order';
import { edits, paste } from './paste';
import type { Picking } from './picking';
import { GAP, Row, type Hands } from './Row';
import type { Rows } from './rows';
import { useMarks } from './marks';

interface Props {
  entity: Entity;
  columns: Column[];
  ends: Ends;
  rows: Rec[];
  table: Rows;
  picking: Picking;
  filtering: boolean;
  view: string;
  open: string | undefined;
  onOpen: (id: string) => void;
  /** Whether the rows stand in the list's own order, so that they can be moved in it. */
  movable: boolean;
  none: React.ReactNode;
}

const PICK = 44;
const coarse = window.matchMedia('(pointer: coarse)').matches;
const HEIGHT = coarse ? 44 : 36;

/** The table that is the form: arrows move, typing edits, and where the keyboard is goes with its record, not with its row. */
export function Table({ entity, columns, ends, rows, table, picking, filtering, view, open, onOpen, movable, none }: Props) {
  const { t } = useTranslation();
  const { run, canEdit } = useConsole();
  const marks = useMarks(entity);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ id: '', row: 0, col: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const virtual = useVirtualizer({ useFlushSync: false, count: rows.length, getScrollElement: () => box.current, estimateSize: () => HEIGHT, overscan: 12, scrollPaddingStart: 40, getItemKey: (i) => rows[i]!.id });
  useAnchor(box, rows, HEIGHT, view, editing !== null ? at.id : null);

  const found = rows[at.row]?.id === at.id ? at.row : rows.findIndex((r) => r.id === at.id);
  const row = found >= 0 ? found : Math.min(at.row, rows.length - 1);
  const record = rows[row];

  const move = (to: number, col: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt({ id: rows[next]?.id ?? '', row: next, col: Math.max(0, Math.min(columns.length - 1, col)) });
    setEditing(null);
    if (rows.length) virtual.scrollToIndex(next);
  };
  const attempt = async (plan: () => Parameters<typeof run>[1]) => {
    try {
      setFault(await run(entity, plan()));
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const put = (r: Rec, col: number, typed: string) => {
    const key = columns[col]?.key;
    if (!key || !canEdit || !canType(entity, key)) return;
    void attempt(() => {
      const value = parse(entity, key, typed);
      return value === (r[key] ?? null) ? [] : [edited(r, { [key]: value })];
    });
  };
  const begin = (r: Rec, col: number, text: string | null) => {
    if (!canEdit || !canType(entity, columns[col]!.key)) return;
    setFault(null);
    setAt({ id: r.id, row: rows.indexOf(r), col });
    setEditing(text ?? cellText(r, columns[col]!, ends));
    typing(entity, r.id, columns[col]!.key);
  };
  const commit = (rowStep: number, colStep: number) => {
    if (record && editing !== null) put(record, at.col, editing);
    if (editing !== null) look({ page: entity, record: open ?? null });
    move(row + rowStep, at.col + colStep);
    box.current?.focus();
  };

  /** Empties a cell, or that column of all picked rows. */
  const clear = () => {
    const key = columns[at.col]!.key;
    if (!record || picking.picked.size < 2 || !picking.picked.has(record.id)) return record && put(record, at.col, '');
    if (canEdit && canType(entity, key)) void attempt(() => edits(rows.filter((r) => picking.picked.has(r.id)), () => ({ [key]: parse(entity, key, '') })));
  };

  const typingKeys = (e: KeyboardEvent) => {
    if (e.key === 'Escape') {
      look({ page: entity, record: open ?? null });
      setEditing(null);
      box.current?.focus();
    } else if (e.key === 'Enter') commit(e.shiftKey ? -1 : 1, 0);
    else if (e.key === 'Tab') commit(0, e.shiftKey ? -1 : 1);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const keys = (e: KeyboardEvent) => {
    if (editing !== null) return typingKeys(e);
    if (e.target !== box.current) return;
    const asked = wish(e, Math.floor((box.current?.clientHeight ?? 400) / HEIGHT) - 2);
    if (!asked || !record || (asked.do === 'none' && !picking.picked.size)) return;
    e.preventDefault();
    switch (asked.do) {
      case 'move': {
        if (asked.pick && !picking.picked.has(record.id)) picking.toggle(record.id);
        const next = rows[Math.max(0, Math.min(rows.length - 1, row + asked.rows))];
        if (asked.pick && next) picking.through(next.id);
        return move(row + asked.rows, at.col + asked.cols);
      }
      case 'edge': return move(asked.row === 'first' ? 0 : rows.length - 1, asked.row === 'first' ? 0 : at.col);
      case 'type': return begin(record, at.col, asked.text);
      case 'shift': return movable ? void attempt(() => nudge(rows, picking.picked.has(record.id) ? picking.picked : new Set([record.id]), asked.by)) : undefined;
      case 'clear': return clear();
      case 'open': return onOpen(record.id);
      case 'pick': return picking.toggle(record.id);
      case 'all': return picking.all();
      case 'none': return picking.none();
    }
  };

  const onPaste = (e: ClipboardEvent) => {
    if (editing !== null || !canEdit) return;
    e.preventDefault();
    const text = e.clipboardData.getData('text/plain');
    const key = columns[at.col]!.key;
    const fill = picking.picked.size > 1 && !/[\t\n]/.test(text.trimEnd()) && canType(entity, key);
    void attempt(() => (fill
      ? edits(rows.filter((r) => picking.picked.has(r.id)), () => ({ [key]: parse(entity, key, text) }))
      : paste(entity, columns.slice(at.col), rows.slice(Math.max(0, row)), t(`nav.${entity}`), text)));
  };
  const onCopy = (e: ClipboardEvent) => {
    if (editing !== null || !record) return;
    const chosen = rows.filter((r) => picking.picked.has(r.id));
    const text = chosen.length ? chosen.map((r) => columns.map((c) => cellText(r, c, ends)).join('\t')).join('\n') : cellText(record, columns[at.col]!, ends);
    e.clipboardData.setData('text/plain', text);
    e.preventDefault();
  };

  const { drop, grip } = useDrag(box, rows, HEIGHT, (id, to) => void attempt(() => reorder(rows, picking.picked.has(id) ? picking.picked : new Set([id]), to)));

  const latest = useRef<Hands>(null!);
  latest.current = {
    press: (e, r, col) => {
      move(rows.indexOf(r), col);
      if (e.shiftKey) picking.through(r.id);
      else if (e.ctrlKey || e.metaKey) picking.toggle(r.id);
      else onOpen(r.id);
    },
    begin: (r, col) => begin(r, col, null),
    pick: (e, r) => (e.shiftKey ? picking.through(r.id) : picking.toggle(r.id)),
    change: setEditing,
    leave: () => commit(0, 0),
    grip,
  };
  const hands = useMemo<Hands>(() => ({
    press: (...a) => latest.current.press(...a), begin: (...a) => latest.current.begin(...a), pick: (...a) => latest.current.pick(...a),
    change: (v) => latest.current.change(v), leave: () => latest.current.leave(), grip: (...a) => latest.current.grip(...a),
  }), []);

  const pick = t('pick.one', { label: GAP });
  const items = virtual.getVirtualItems();
  const width = `max(100%, calc(${columns.reduce((n, c) => n + c.width, PICK)}px * var(--stretch, 1)))`;
  return (
    <>
      {fault && <p className="banner bad" role="alert">{fault}</p>}
      <div
        className="grid" ref={box} role="grid" tabIndex={0} aria-label={`${t(`nav.${entity}`)}. ${t('list.help')}`} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1} aria-multiselectable
        aria-activedescendant={record && items.some((i) => i.index === row) ? `cell-${record.id}-${at.col}` : undefined} onKeyDown={keys} onPaste={onPaste} onCopy={onCopy}
      >
        <Head columns={columns} table={table} picking={picking} count={rows.length} filtering={filtering} width={width} />
        {!rows.length && none}
        <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize(), width }}>
          {drop !== null && <div className="drop" style={{ top: drop * HEIGHT - 1 }} />}
          {items.map((item) => {
            const r = rows[item.index]!;
            return (
              <Row
                key={r.id} entity={entity} record={r} columns={columns} ends={ends} index={item.index} start={item.start} at={item.index === row ? at.col : null}
                editing={item.index === row ? editing : null} picked={picking.picked.has(r.id)} open={open === r.id} {...marks(r)} hands={hands} movable={movable} pick={pick}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
