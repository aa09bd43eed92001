/** Fields that hold a day or a moment, and how a browser asks for one. */
export const MOMENTS: Record<string, 'date' | 'datetime-local'> = { dueDate: 'date', loadIn: 'datetime-local', loadOut: 'datetime-local' };

const two = (n: number) => String(n).padStart(2, '0');

/** A stored value as the browser's own input wants it, in the clock of this device. */
export function local(value: string, kind: 'date' | 'datetime-local'): string {
  if (!value) return '';
  if (kind === 'date') return value.slice(0, 10);
  const d = new Date(value);
  return Number.isNaN(d.getTime()) ? '' : `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** What was chosen as it is stored; null for nothing. */
export const moment = (typed: string, kind: 'date' | 'datetime-local') => (!typed ? null : kind === 'date' ? typed : new Date(typed).toISOString());
