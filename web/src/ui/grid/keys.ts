import type { KeyboardEvent } from 'react';

/** What a key asks of the table; null for a key that is not its own. */
export type Wish =
  | { do: 'move'; rows: number; cols: number; pick?: boolean }
  | { do: 'edge'; row: 'first' | 'last' }
  | { do: 'type'; text: string | null }
  | { do: 'shift'; by: -1 | 1 }
  | { do: 'clear' | 'open' | 'pick' | 'all' | 'none' };

const STEPS: Record<string, [number, number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

export function wish(e: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>, page: number): Wish | null {
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'a') return { do: 'all' };
  if (e.altKey && !e.ctrlKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) return { do: 'shift', by: e.key === 'ArrowUp' ? -1 : 1 };
  if (e.ctrlKey || e.metaKey || e.altKey) return null;
  const step = STEPS[e.key];
  if (step) return { do: 'move', rows: step[0], cols: step[1], pick: e.shiftKey && step[0] !== 0 };
  switch (e.key) {
    case 'PageDown': return { do: 'move', rows: page, cols: 0 };
    case 'PageUp': return { do: 'move', rows: -page, cols: 0 };
    case 'Home': return { do: 'edge', row: 'first' };
    case 'End': return { do: 'edge', row: 'last' };
    case 'Enter': case 'F2': return { do: 'type', text: null };
    case 'Delete': case 'Backspace': return { do: 'clear' };
    case 'Escape': return { do: 'none' };
    case ' ': return { do: e.shiftKey ? 'pick' : 'open' };
    default: return e.key.length === 1 ? { do: 'type', text: e.key } : null;
  }
}
