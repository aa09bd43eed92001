import { type Dispatch, type SetStateAction, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Rec } from '../api/entities';
import { useConsole } from '../state/console';
import type { Ends } from '../state/ends';
import type { Column } from './columns';
import { BulkBar } from './grid/BulkBar';
import { Cards } from './grid/Cards';
import { usePicking } from './grid/picking';
import { type Sorting, useRows } from './grid/rows';
import { Table } from './grid/Table';
import { usePhone } from './media';

interface Props {
  entity: Entity;
  columns: Column[];
  records: Rec[];
  ends: Ends;
  filter: string;
  /** Whether each column has a filter of its own, and whether taps pick rows; the page has the buttons. */
  filtering: boolean;
  selecting: boolean;
  sorting: Sorting | null;
  setSorting: Dispatch<SetStateAction<Sorting | null>>;
  stopSelecting: () => void;
  open: string | undefined;
  onOpen: (id: string) => void;
  /** Whether all rows of the list are here, in its own order. */
  whole: boolean;
  /** What to say and offer when there is no record at all. */
  nothing: React.ReactNode;
}

/** The records as a table, on a phone as cards, with what can be done to several at once. */
export function Grid({ entity, columns, records, ends, filter, filtering, selecting, sorting, setSorting, stopSelecting, open, onOpen, whole, nothing }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const table = useRows(columns, records, ends, filter, sorting, setSorting);
  const { rows, clear } = table;
  const picking = usePicking(useMemo(() => rows.map((r) => r.id), [rows]));
  useEffect(() => {
    if (!filtering) clear(); // a filter that cannot be seen would hide rows without a word
  }, [filtering, clear]);
  const own = Object.values(table.filters);
  const { canEdit } = useConsole();
  const movable = canEdit && whole && !filter && !own.length && !table.sorting;
  const none = <div className="empty" role="status">{filter || own.length ? <p>{t('list.nomatch', { q: [filter, ...own].filter(Boolean).join(' ') })}</p> : nothing}</div>;
  const done = () => {
    picking.none();
    stopSelecting();
  };
  const view = JSON.stringify([filter, own, table.sorting]);
  return (
    <>
      {phone ? (rows.length ? <Cards entity={entity} columns={columns} ends={ends} rows={rows} view={view} picking={selecting ? picking : null} onOpen={onOpen} /> : none)
        : <Table entity={entity} columns={columns} ends={ends} rows={rows} table={table} picking={picking} filtering={filtering} view={view} open={open} onOpen={onOpen} movable={movable} none={none} />}
      {canEdit && (picking.picked.size > 0 || selecting) && <BulkBar entity={entity} rows={rows} picking={picking} movable={movable} done={done} />}
    </>
  );
}
