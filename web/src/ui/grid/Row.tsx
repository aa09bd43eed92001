import { memo, type MouseEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../../generated/fields';
import type { Rec } from '../../api/entities';
import type { Ends } from '../../state/ends';
import { slug } from '../../state/presence';
import { cellText, type Column } from '../columns';
import { labelOf } from '../titles';
import { Editor } from './Editor';
import { wide } from './Head';

/** What the row can ask of its table; the same object for the life of the table, so that rows are not drawn again for it. */
export interface Hands {
  press(e: MouseEvent, record: Rec, col: number): void;
  begin(record: Rec, col: number): void;
  pick(e: MouseEvent, record: Rec): void;
  change(value: string): void;
  leave(): void;
  /** Takes hold of a row to move it. */
  grip(e: PointerEvent, id: string): void;
}

interface Props {
  entity: string;
  record: Rec;
  columns: Column[];
  ends: Ends;
  index: number;
  start: number;
  /** The column the keyboard is at, when it is in this row. */
  at: number | null;
  editing: string | null;
  picked: boolean;
  open: boolean;
  /** Fields that wait for the server, and those somebody else has just changed. */
  waiting: string;
  fresh: string;
  by: string;
  /** Who else types into which field now: a line `field:name` each. */
  typed: string;
  hands: Hands;
  movable: boolean;
  /** What picking a row is called, with a gap for its label: asking for the words anew in each row takes a third of a frame. */
  pick: string;
}

/** Stands for the label of a row in a text that is asked for once. */
export const GAP = '\0';

const typist = (lines: string, field: string) => lines.split('\n').find((l) => l.startsWith(`${slug(field)}:`))?.split(':')[1];

/** One record as a row of the table. */
export const Row = memo(function Row({ entity, record, columns, ends, index, start, at, editing, picked, open, waiting, fresh, by, typed: elsewhere, hands, movable, pick }: Props) {
  const { t } = useTranslation();
  return (
    <div className={open ? 'grid-row open' : 'grid-row'} role="row" aria-rowindex={index + 2} aria-selected={picked} style={{ transform: `translateY(${start}px)` }}>
      <div role="gridcell" className="pick" aria-colindex={1}>
        <label><input type="checkbox" tabIndex={-1} aria-label={pick.replace(GAP, labelOf(record))} checked={picked} readOnly onClick={(e) => hands.pick(e, record)} /></label>
        {movable && <span className="grip" aria-hidden onPointerDown={(e) => hands.grip(e, record.id)} />}
      </div>
      {columns.map((c, col) => {
        const typed = at === col ? editing : null;
        const other = elsewhere && typist(elsewhere, c.key);
        const classes = ['cell', other && 'held', at === col && 'at', waiting.includes(`,${c.key},`) && 'waiting', fresh.includes(`,${c.key},`) && 'touched', FIELDS[entity]?.[c.key]?.type === 'integer' && 'number'];
        return (
          <div
            key={c.key} id={`cell-${record.id}-${col}`} role="gridcell" aria-colindex={col + 2} className={classes.filter(Boolean).join(' ')} style={wide(c)}
            title={other ? t('record.typing', { who: other }) : fresh.includes(`,${c.key},`) ? by : undefined} onClick={(e) => typed === null && hands.press(e, record, col)} onDoubleClick={() => hands.begin(record, col)}
          >
            {typed !== null ? <Editor entity={entity} field={c.key} value={typed} change={hands.change} leave={hands.leave} />
              : c.render ? c.render(record, ends) : <span>{cellText(record, c, ends)}</span>}
            {other && <span className="flag">{other}</span>}
          </div>
        );
      })}
    </div>
  );
});
