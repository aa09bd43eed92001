import { type ColumnDef, type ColumnFiltersState, getCoreRowModel, getFilteredRowModel, getSortedRowModel, type SortingState, useReactTable } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Rec } from '../../api/entities';
import { natural } from '../../state/show';
import type { Ends } from '../../state/ends';
import { cellText, type Column } from '../columns';

const hasWords = (text: string, q: string) => q.toLowerCase().split(/\s+/).every((w) => text.toLowerCase().includes(w));

/** The rows in the order and choice of the person: a filter over all columns, one for each, and a sorting. */
export function useRows(columns: Column[], records: Rec[], ends: Ends, filter: string) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const [columnFilters, setColumnFilters] = useState<ColumnFiltersState>([]);
  const defs = useMemo<ColumnDef<Rec>[]>(
    () => columns.map((c) => ({
      id: c.key, accessorFn: (r) => cellText(r, c, ends), sortingFn: (a, b, id) => natural(a.getValue(id), b.getValue(id)),
      filterFn: (row, id, q: string) => hasWords(row.getValue<string>(id), q),
    })),
    [columns, ends],
  );
  return useReactTable({
    data: records, columns: defs, state: { sorting, globalFilter: filter, columnFilters }, getRowId: (r) => r.id,
    onSortingChange: setSorting, onColumnFiltersChange: setColumnFilters,
    getCoreRowModel: getCoreRowModel(), getFilteredRowModel: getFilteredRowModel(), getSortedRowModel: getSortedRowModel(),
    globalFilterFn: (row, _, q: string) => hasWords(columns.map((c) => row.getValue<string>(c.key)).join(' '), q),
  });
}

export type Rows = ReturnType<typeof useRows>;
