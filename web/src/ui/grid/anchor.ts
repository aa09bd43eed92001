import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Rec } from '../../api/entities';

/**
 * Keeps what the person looks at where it is when others add, delete or rename rows above it. A new filter or sorting
 * (`view`) is the person's own wish and starts at the top.
 */
export function useAnchor(box: RefObject<HTMLElement | null>, rows: Rec[], height: number, view: string, editing: string | null) {
  const was = useRef({ rows, view });
  useLayoutEffect(() => {
    const { rows: before, view: looked } = was.current;
    was.current = { rows, view };
    const element = box.current;
    if (!element || before === rows) return;
    if (looked !== view) {
      element.scrollTop = 0;
      return;
    }
    const top = Math.floor(element.scrollTop / height);
    const held = editing ? before.findIndex((r) => r.id === editing) : top;
    const id = before[held]?.id;
    const now = id && before[held] !== rows[held] && rows[held]?.id !== id ? rows.findIndex((r) => r.id === id) : held;
    if (now >= 0 && now !== held) element.scrollTop += (now - held) * height;
  }, [box, rows, height, view, editing]);
}
