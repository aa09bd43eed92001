import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import type { Ends } from '../../state/ends';
import { CARD, cellText, type Column } from '../columns';
import { Tick } from '../Tick';
import { labelOf } from '../titles';
import { useAnchor } from './anchor';
import type { Picking } from './picking';

const HEIGHT = 64;

interface Props {
  entity: Entity;
  columns: Column[];
  ends: Ends;
  rows: Rec[];
  view: string;
  /** Given while the person picks rows: a tap picks instead of opening. */
  picking: Picking | null;
  onOpen: (id: string) => void;
}

/** The rows for a thumb: a tap opens the record, and an item of the checklist is ticked where it stands. */
export function Cards({ entity, columns, ends, rows, view, picking, onOpen }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { pending } = useConsole();
  const virtual = useVirtualizer({ useFlushSync: false, count: rows.length, getScrollElement: () => box.current, estimateSize: () => HEIGHT, overscan: 8, getItemKey: (i) => rows[i]!.id });
  useAnchor(box, rows, HEIGHT, view, null);
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
          const picked = picking?.picked.has(r.id);
          return (
            <div key={r.id} role="listitem" className={picked ? 'card picked' : 'card'} aria-setsize={rows.length} aria-posinset={item.index + 1} style={{ height: HEIGHT, transform: `translateY(${item.start}px)` }}>
              {picking ? <label className="pick"><input type="checkbox" aria-label={t('pick.one', { label: labelOf(r) })} checked={!!picked} onChange={() => picking.toggle(r.id)} /></label> : entity === 'checklist-items' && <Tick item={r} />}
              <button type="button" className={waits ? 'waits' : undefined} onClick={() => (picking ? picking.toggle(r.id) : onOpen(r.id))}>
                {card.tag && <span className="tag">{text(r, card.tag)}</span>}
                <span className="grow">
                  <span>{text(r, card.title)}</span>
                  <span className="second small">{card.detail.map((d) => text(r, d)).filter(Boolean).join(' · ')}</span>
                </span>
                {entity === 'connections' && columns.find((c) => c.key === 'status')!.render!(r, ends)}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
