import { useTranslation } from 'react-i18next';
import type { Column } from '../columns';
import type { Picking } from './picking';
import type { Rows } from './rows';

const SORTED = { asc: 'ascending', desc: 'descending', none: 'none' } as const;

/** How the columns share what a wide screen leaves over: those whose words are cut first, most of it the one with sentences. */
const GROW: Record<string, number> = { note: 4, title: 4, name: 1, connector: 1, outputConnector: 1, secondaryDevice: 1, from: 1, to: 1, device: 1 };

/** A column is as wide as its words; a wall of a screen has larger type. */
export const wide = (c: Column) => ({ width: `calc(${c.width}px * var(--stretch, 1))`, flexGrow: GROW[c.key] ?? 0 });

/** Names of the columns, which sort; below them, when asked for, a filter for each. */
export function Head({ columns, table, picking, count, filtering, width }: {
  columns: Column[]; table: Rows; picking: Picking; count: number; filtering: boolean; width: string;
}) {
  const { t } = useTranslation();
  const some = picking.picked.size > 0;
  return (
    <div className="grid-head" role="rowgroup" style={{ width }}>
      <div role="row" aria-rowindex={1}>
        <div role="columnheader" className="pick">
          <label>
            <input type="checkbox" tabIndex={-1} aria-label={t('pick.all')} checked={some && picking.picked.size === count} ref={(box) => { if (box) box.indeterminate = some && picking.picked.size < count; }} onChange={some ? picking.none : picking.all} />
          </label>
        </div>
        {columns.map((c) => {
          const sorted = table.sorting?.key !== c.key ? 'none' : table.sorting.desc ? 'desc' : 'asc';
          return (
            <div key={c.key} role="columnheader" aria-sort={SORTED[sorted]} style={wide(c)}>
              <button type="button" onClick={() => table.sort(c.key)}>
                {t(`field.${c.key}`)} {sorted === 'asc' ? '↑' : sorted === 'desc' ? '↓' : ''}
              </button>
            </div>
          );
        })}
      </div>
      {filtering && (
        <div role="row" className="filters">
          <div role="gridcell" className="pick" />
          {columns.map((c) => (
            <div key={c.key} role="gridcell" style={wide(c)}>
              <input
                className="input" type="search" aria-label={t('pick.filter', { field: t(`field.${c.key}`) })} value={table.filters[c.key] ?? ''}
                onChange={(e) => table.filter(c.key, e.target.value)} onKeyDown={(e) => e.stopPropagation()} onPaste={(e) => e.stopPropagation()}
              />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
