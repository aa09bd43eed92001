import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useState } from 'react';
import type { Rec } from '../../api/entities';
import { idle } from '../../state/idle';
import { natural } from '../../state/show';
import type { Ends } from '../../state/ends';
import { cellText, type Column } from '../columns';

export interface Sorting {
  key: string;
  desc: boolean;
}

/** The rows in the order and choice of the person, and how they change it. */
export interface Rows {
  rows: Rec[];
  sorting: Sorting | null;
  /** Ascending, descending, and the order of the list again. */
  sort(key: string): void;
  filters: Record<string, string>;
  filter(key: string, text: string): void;
  clear(): void;
}

const words = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);
const has = (text: string, all: string[]) => all.every((w) => text.includes(w));

/** What a cell says in small letters, or without a key the whole row. */
type Texts = (r: Rec, key?: string) => string;

/** A record that did not change is not asked again. */
export function textsOf(columns: Column[], ends: Ends): Texts {
  const known = new WeakMap<Rec, Map<string, string>>();
  const by = new Map(columns.map((c) => [c.key, c]));
  const cell = (r: Rec, column: Column) => cellText(r, column, ends).toLowerCase();
  return (r, key = '') => {
    const own = known.get(r) ?? new Map<string, string>();
    if (!own.size) known.set(r, own);
    const said = own.get(key) ?? (key ? cell(r, by.get(key)!) : columns.map((c) => cell(r, c)).join(' '));
    own.set(key, said);
    return said;
  };
}

/** So many rows are read in one idle moment: about a millisecond. */
const SLICE = 300;

/** Reads the rows before somebody types into the filter: of six thousand, the first letter would wait for them. */
function useWarm(records: Rec[], texts: Texts) {
  useEffect(() => {
    let isOn = true;
    const from = (i: number) => {
      if (!isOn || i >= records.length) return;
      records.slice(i, i + SLICE).forEach((r) => texts(r));
      idle(() => from(i + SLICE));
    };
    idle(() => from(0));
    return () => {
      isOn = false;
    };
  }, [records, texts]);
}

/** A filter over all columns, one for each, and a sorting. */
export function chosen(records: Rec[], columns: Column[], ends: Ends, texts: Texts, filter: string, filters: Record<string, string>, sorting: Sorting | null): Rec[] {
  const all = words(filter);
  const own = Object.entries(filters).map(([key, text]) => [key, words(text)] as const).filter(([, w]) => w.length);
  let rows = records;
  if (all.length) rows = rows.filter((r) => has(texts(r), all));
  for (const [key, wanted] of own) rows = rows.filter((r) => has(texts(r, key), wanted));
  const column = sorting && columns.find((c) => c.key === sorting.key);
  if (!column) return rows;
  const sign = sorting.desc ? -1 : 1;
  const { sort } = column;
  if (!sort) return [...rows].sort((a, b) => sign * natural(texts(a, column.key), texts(b, column.key)));
  return [...rows].sort((a, b) => sign * (sort(a, ends) === sort(b, ends) ? 0 : sort(a, ends) < sort(b, ends) ? -1 : 1));
}

export function useRows(columns: Column[], records: Rec[], ends: Ends, filter: string, sorting: Sorting | null, setSorting: Dispatch<SetStateAction<Sorting | null>>): Rows {
  const [filters, setFilters] = useState<Record<string, string>>({});
  const texts = useMemo(() => textsOf(columns, ends), [columns, ends]);
  useWarm(records, texts);
  const rows = useMemo(() => chosen(records, columns, ends, texts, filter, filters, sorting), [records, columns, ends, texts, filter, filters, sorting]);
  const sort = useCallback((key: string) => setSorting((was) => (was?.key !== key ? { key, desc: false } : was.desc ? null : { key, desc: true })), [setSorting]);
  const filterBy = useCallback((key: string, text: string) => setFilters((was) => {
    const { [key]: _, ...others } = was;
    return text ? { ...others, [key]: text } : others;
  }), []);
  const clear = useCallback(() => setFilters((was) => (Object.keys(was).length ? {} : was)), []);
  return { rows, sorting, sort, filters, filter: filterBy, clear };
}
