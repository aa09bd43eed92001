import type { Rec } from '../api/entities';

const DAY_MS = 864e5;

/** When an item is due, in milliseconds: its own day, or so many days before load-in; without either it never is. */
export function dueAt(item: Rec, loadIn: unknown): number {
  if (item.dueDate) return Date.parse(String(item.dueDate));
  const start = loadIn ? Date.parse(String(loadIn)) : NaN;
  return item.daysBeforeShow === null || item.daysBeforeShow === undefined || Number.isNaN(start) ? Infinity : start - Number(item.daysBeforeShow) * DAY_MS;
}
