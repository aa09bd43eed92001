import { type ColumnDef, getCoreRowModel, getFilteredRowModel, getSortedRowModel, type SortingState, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { FIELDS } from '../../generated/fields';
import { useConsole } from '../state/console';
import { touched } from '../state/live';
import { natural } from '../state/show';
import { useSignal } from '../state/signal';
import { CARD, cellText, type Column, type Ends } from './columns';
import { usePhone } from './media';
import { isField, parse } from './values';

interface Props {
  entity: string;
  columns: Column[];
  records: Rec[];
  ends: Ends;
  filter: string;
  open: string | undefined;
  onOpen: (id: string) => void;
}

const FRESH_MS = 8_000;

export function useRows({ columns, records, ends, filter }: Pick<Props, 'columns' | 'records' | 'ends' | 'filter'>) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const defs = useMemo<ColumnDef<Rec>[]>(
    () => columns.map((c) => ({ id: c.key, accessorFn: (r) => cellText(r, c, ends), sortingFn: (a, b, id) => natural(a.getValue(id), b.getValue(id)) })),
    [columns, ends],
  );
  const table = useReactTable({
    data: records, columns: defs, state: { sorting, globalFilter: filter }, onSortingChange: setSorting, getRowId: (r) => r.id,
    getCoreRowModel: getCoreRowModel(), getFilteredRowModel: getFilteredRowModel(), getSortedRowModel: getSortedRowModel(),
    globalFilterFn: (row, _, q: string) => {
      const all = row.getAllCells().map((c) => c.getValue<string>()).join(' ').toLowerCase();
      return q.toLowerCase().split(/\s+/).every((w) => all.includes(w));
    },
  });
  return table;
}

/** The table that is the form. On a phone the same rows are cards, and a tap opens the record. */
export function Grid(props: Props) {
  const table = useRows(props);
  const rows = table.getRowModel().rows.map((r) => r.original);
  const { t } = useTranslation();
  const phone = usePhone();
  if (!rows.length) return <p className="empty">{props.filter ? t('list.nomatch', { q: props.filter }) : t('list.none')}</p>;
  return phone ? <Cards {...props} rows={rows} /> : <Table {...props} rows={rows} table={table} />;
}

function Cards({ entity, columns, ends, rows, onOpen }: Props & { rows: Rec[] }) {
  const box = useRef<HTMLDivElement>(null);
  const { pending } = useConsole();
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => 64, overscan: 8 });
  const card = CARD[entity]!;
  const text = (r: Rec, key: string) => {
    const column = columns.find((c) => c.key === key);
    return column ? cellText(r, column, ends) : String(r[key] ?? '');
  };
  return (
    <div className="grid" ref={box} tabIndex={-1}>
      <div className="grid-body" role="list" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const r = rows[item.index]!;
          const waits = columns.some((c) => pending.has(`${r.id}/${c.key}`));
          return (
            <div key={r.id} role="listitem" aria-setsize={rows.length} aria-posinset={item.index + 1} style={{ position: 'absolute', insetInline: 0, transform: `translateY(${item.start}px)` }}>
              <button type="button" className={waits ? 'card waits' : 'card'} style={{ height: 64 }} onClick={() => onOpen(r.id)}>
                {card.tag && <span className="tag">{text(r, card.tag)}</span>}
                <span className="grow">
                  <div>{text(r, card.title)}</div>
                  <div className="second small">{card.detail.map((d) => text(r, d)).filter(Boolean).join(' · ')}</div>
                </span>
                {entity === 'connections' && columns.find((c) => c.key === 'status')!.render!(r, ends)}
                {entity === 'checklist-items' && columns[0]!.render!(r, ends)}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface At {
  row: number;
  col: number;
}

function Table({ entity, columns, ends, rows, table, open, onOpen }: Props & { rows: Rec[]; table: ReturnType<typeof useRows> }) {
  const { t } = useTranslation();
  const { edit, canEdit, pending } = useConsole();
  const news = useSignal(touched);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At>({ row: 0, col: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const coarse = window.matchMedia('(pointer: coarse)').matches;
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => (coarse ? 44 : 36), overscan: 12, scrollPaddingStart: 40 });

  useEffect(() => {
    if (at.row >= rows.length) setAt({ row: Math.max(0, rows.length - 1), col: at.col });
  }, [rows.length, at]);

  const move = (row: number, col: number) => {
    const next = { row: Math.max(0, Math.min(rows.length - 1, row)), col: Math.max(0, Math.min(columns.length - 1, col)) };
    setAt(next);
    setEditing(null);
    virtual.scrollToIndex(next.row);
  };
  const begin = (text: string | null, row = at.row, col = at.col) => {
    const column = columns[col]!;
    if (!canEdit || !isField(entity, column.key) || column.key.endsWith('At')) return;
    setFault(null);
    setEditing(text ?? cellText(rows[row]!, column, ends));
  };
  const put = async (row: number, col: number, typed: string) => {
    const record = rows[row];
    const column = columns[col];
    if (!record || !column || !isField(entity, column.key)) return;
    try {
      const value = parse(entity, column.key, typed);
      if (value !== (record[column.key] ?? null)) setFault(await edit(entity, record, { [column.key]: value }));
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const commit = (rowStep: number, colStep: number) => {
    void put(at.row, at.col, editing ?? '');
    move(at.row + rowStep, at.col + colStep);
    box.current?.focus();
  };

  const keys = (e: KeyboardEvent) => {
    if (editing !== null) {
      if (e.key === 'Escape') { setEditing(null); box.current?.focus(); }
      else if (e.key === 'Enter') commit(e.shiftKey ? -1 : 1, 0);
      else if (e.key === 'Tab') commit(0, e.shiftKey ? -1 : 1);
      else return;
      e.preventDefault();
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const page = Math.floor((box.current?.clientHeight ?? 400) / 36) - 2;
    const moves: Record<string, () => void> = {
      ArrowDown: () => move(at.row + 1, at.col), ArrowUp: () => move(at.row - 1, at.col), ArrowRight: () => move(at.row, at.col + 1), ArrowLeft: () => move(at.row, at.col - 1),
      PageDown: () => move(at.row + page, at.col), PageUp: () => move(at.row - page, at.col), Home: () => move(0, 0), End: () => move(rows.length - 1, at.col),
      Enter: () => begin(null), F2: () => begin(null), Delete: () => void put(at.row, at.col, ''), ' ': () => rows[at.row] && onOpen(rows[at.row]!.id),
    };
    const known = moves[e.key];
    if (known) known();
    else if (e.key.length === 1) begin(e.key);
    else return;
    e.preventDefault();
  };

  const paste = (e: ClipboardEvent) => {
    if (editing !== null || !canEdit) return;
    e.preventDefault();
    const lines = e.clipboardData.getData('text/plain').replace(/\r/g, '').replace(/\n$/, '').split('\n').slice(0, 500);
    void (async () => {
      for (const [i, row] of lines.entries()) for (const [j, typed] of row.split('\t').entries()) await put(at.row + i, at.col + j, typed);
    })();
  };

  const width = columns.reduce((n, c) => n + c.width, 0);
  const offsets = columns.map((c) => ({ width: c.width, flexGrow: c.key === 'note' || c.key === 'title' ? 1 : 0 }));
  return (
    <>
      {fault && <p className="banner bad" role="alert">{fault}</p>}
      <div
        className="grid" ref={box} role="grid" tabIndex={0} aria-label={`${t(`nav.${entity}`)}. ${t('list.help')}`} aria-rowcount={rows.length + 1} aria-colcount={columns.length}
        aria-activedescendant={`cell-${at.row}-${at.col}`} onKeyDown={keys} onPaste={paste}
      >
        <div className="grid-head" role="row" aria-rowindex={1} style={{ width: `max(100%, ${width}px)` }}>
          {columns.map((c, i) => {
            const sorted = table.getColumn(c.key)?.getIsSorted();
            return (
              <div key={c.key} role="columnheader" aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'} style={offsets[i]}>
                <button type="button" tabIndex={-1} onClick={() => table.getColumn(c.key)?.toggleSorting()}>
                  {t(`field.${c.key}`)} {sorted === 'asc' ? '↑' : sorted === 'desc' ? '↓' : ''}
                </button>
              </div>
            );
          })}
        </div>
        <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize(), width: `max(100%, ${width}px)` }}>
          {virtual.getVirtualItems().map((item) => {
            const r = rows[item.index]!;
            const fresh = news[`${entity}/${r.id}`];
            return (
              <div key={r.id} className="grid-row" role="row" aria-rowindex={item.index + 2} aria-selected={open === r.id} style={{ transform: `translateY(${item.start}px)` }}>
                {columns.map((c, col) => {
                  const here = at.row === item.index && at.col === col;
                  const other = fresh && fresh.fields.includes(c.key) && Date.now() - fresh.at < FRESH_MS;
                  const classes = ['cell', here && 'at', pending.has(`${r.id}/${c.key}`) && 'waiting', other && 'touched', FIELDS[entity]?.[c.key]?.type === 'integer' && 'number'];
                  return (
                    <div
                      key={c.key} id={`cell-${item.index}-${col}`} role="gridcell" aria-colindex={col + 1} className={classes.filter(Boolean).join(' ')} style={offsets[col]}
                      title={other ? fresh.by : undefined}
                      onClick={() => { if (!(here && editing !== null)) { move(item.index, col); onOpen(r.id); } }}
                      onDoubleClick={() => begin(null, item.index, col)}
                    >
                      {here && editing !== null ? (
                        <Editor entity={entity} field={c.key} value={editing} change={setEditing} leave={() => editing !== null && commit(0, 0)} />
                      ) : c.render ? c.render(r, ends) : <span>{cellText(r, c, ends)}</span>}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function Editor({ entity, field, value, change, leave }: { entity: string; field: string; value: string; change: (v: string) => void; leave: () => void }) {
  const { t } = useTranslation();
  const info = FIELDS[entity]?.[field];
  return (
    <>
      <input
        autoFocus aria-label={t(`field.${field}`)} value={value} list={info?.values ? `values-${field}` : undefined} inputMode={info?.type === 'integer' ? 'numeric' : undefined}
        maxLength={info?.maxLength} onChange={(e) => change(e.target.value)} onBlur={leave} onFocus={(e) => e.target.value.length > 1 && e.target.select()}
      />
      {info?.values && <datalist id={`values-${field}`}>{info.values.map((v) => <option key={v} value={v} />)}</datalist>}
    </>
  );
}
