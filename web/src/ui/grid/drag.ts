import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { Rec } from '../../api/entities';

/** Rows scrolled while a row is held at the edge of the table, each time the pointer moves there. */
const EDGE = 40;

/**
 * Moving a row by its grip with mouse, pen or finger. `drop` is where it would come to stand, counted in all rows, while one
 * is held; Escape lets go.
 *
 * @param place told the row and its place among the others, itself taken out
 */
export function useDrag(box: RefObject<HTMLElement | null>, rows: Rec[], height: number, place: (id: string, to: number) => void) {
  const [drop, setDrop] = useState<number | null>(null);
  const to = useRef(0);

  const grip = (e: PointerEvent, id: string) => {
    if (e.button !== 0) return;
    e.preventDefault();
    const handle = e.currentTarget as HTMLElement;
    const from = rows.findIndex((r) => r.id === id);
    handle.setPointerCapture(e.pointerId);
    const end = new AbortController();
    const over = (move: globalThis.PointerEvent) => {
      const element = box.current;
      const body = element?.querySelector('.grid-body')?.getBoundingClientRect();
      if (!element || !body) return;
      const area = element.getBoundingClientRect();
      if (move.clientY > area.bottom - EDGE) element.scrollTop += height;
      else if (move.clientY < area.top + 2 * EDGE) element.scrollTop -= height;
      to.current = Math.max(0, Math.min(rows.length, Math.round((move.clientY - body.top) / height)));
      setDrop(to.current);
    };
    const finish = (isDone: boolean) => {
      end.abort();
      setDrop(null);
      if (isDone) place(id, to.current > from ? to.current - 1 : to.current);
    };
    to.current = from;
    handle.addEventListener('pointermove', over, { signal: end.signal });
    handle.addEventListener('pointerup', () => finish(true), { signal: end.signal });
    handle.addEventListener('pointercancel', () => finish(false), { signal: end.signal });
    window.addEventListener('keydown', (key) => key.key === 'Escape' && finish(false), { signal: end.signal });
  };
  return { drop, grip };
}
