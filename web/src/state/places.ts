const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const COUNTER = 6;

/** A place in a list behind `last`, as the server counts them: text that sorts letter by letter. */
export function after(last: string | null): string {
  if (!last) return '100000';
  const digits = [...`${last}000000`.slice(0, COUNTER)];
  for (let i = COUNTER - 1; i >= 0; i--) {
    const digit = DIGITS.indexOf(digits[i]!);
    if (digit < 0) break;
    if (digit < BASE - 1) {
      digits[i] = DIGITS[digit + 1]!;
      return digits.join('');
    }
    digits[i] = DIGITS[0]!;
  }
  return `${last}V`;
}

/** A place between two others; null stands for the start or the end of the list. */
export function between(low: string | null, high: string | null): string {
  return high === null ? after(low) : middle(low ?? '', high);
}

function middle(low: string, high: string): string {
  let result = '';
  let bounded = true;
  for (let i = 0; ; i++) {
    if (bounded && i >= high.length) return `${low}V`;
    const from: number = i < low.length ? Math.max(0, DIGITS.indexOf(low[i]!)) : 0;
    const to: number = bounded && i < high.length ? DIGITS.indexOf(high[i]!) : BASE;
    if (to - from > 1) return result + DIGITS[(from + to) >> 1];
    result += DIGITS[from];
    bounded &&= from === to;
  }
}

/** `count` places in ascending order between two others. */
export function places(low: string | null, high: string | null, count: number): string[] {
  const all: string[] = [];
  while (all.length < count) all.push(between(all.at(-1) ?? low, high));
  return all;
}

interface Placed {
  id: string;
  position?: unknown;
  createdAt?: unknown;
}

const text = (v: unknown) => (v === null || v === undefined ? '' : String(v));
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** As the server orders a list: by place, then by age; what has no place yet was just made and stands last. */
export const byPlace = (a: Placed, b: Placed) =>
  order(text(a.position) || '~', text(b.position) || '~') || order(text(a.createdAt) || '~', text(b.createdAt) || '~') || order(a.id, b.id);
