import { i18n } from '../i18n';

const locale = () => i18n.language;

/** The time of day, with the day when it is not today. */
export function clock(at: number | string, now = new Date()): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
  return date.toDateString() === now.toDateString() ? time : `${day(at)} ${time}`;
}

export const day = (at: number | string) => new Date(at).toLocaleDateString(locale(), { day: 'numeric', month: 'short', year: 'numeric' });

export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(n, 1)) / 3));
  return `${(n / 1000 ** step).toLocaleString(locale(), { maximumFractionDigits: step > 2 ? 1 : 0 })} ${units[step]}`;
}

/** A value as a person reads it; a dash stands for none. */
export function value(v: unknown): string {
  if (v === null || v === undefined || v === '') return '–';
  if (typeof v === 'string' && /^\d{4}-\d\d-\d\dT/.test(v)) return clock(v);
  return typeof v === 'object' ? JSON.stringify(v) : String(v);
}

/** A value of the trade's fixed lists in the language of the person: planned, faulty, main. */
export function word(v: unknown): string {
  const known = words.get(locale()) ?? new Map<string, string>();
  if (!known.size) words.set(locale(), known);
  const code = String(v);
  const said = known.get(code) ?? i18n.t(`word.${code}`, code);
  known.set(code, said);
  return said;
}

/** Looked up once: a table that scrolls asks for the same few words hundreds of times a second. */
const words = new Map<string, Map<string, string>>();

const DAY_MS = 864e5;

/** How far away a moment is, in days or hours: "in 12 days", "yesterday". */
export function until(at: string, now = Date.now()): string {
  const ms = Date.parse(at) - now;
  const by = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  return Math.abs(ms) < DAY_MS ? by.format(Math.round(ms / 36e5), 'hour') : by.format(Math.round(ms / DAY_MS), 'day');
}
