import { useEffect } from 'react';
import { signal, useSignal } from './signal';

/** What a device of the crew looks at; `page` is a list, and after a slash the field that is typed into. */
export interface Watcher {
  tab: string;
  device: string;
  person: string;
  name: string;
  role: string;
  production: string | null;
  page: string;
  record: string | null;
}

/** What this tab shows. */
export interface View {
  page: string;
  record: string | null;
}

/** Everybody else who follows this server now. */
export const others = signal<Watcher[]>([]);

export const view = signal<View>({ page: '', record: null });

/** A field as the address of a view may name it: hRes is h-res. */
export const slug = (field: string) => field.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

const same = (a: View, b: View) => a.page === b.page && a.record === b.record;

export function look(next: View) {
  if (!same(view.get(), next)) view.set(next);
}

/** Tells that a field of a record is being typed into, and that it is not any more. */
export const typing = (entity: string, record: string, field: string) => look({ page: `${entity}/${slug(field)}`, record });
export const rest = () => {
  const { page, record } = view.get();
  look({ page: page.split('/')[0]!, record });
};

export function useLook(page: string, record: string | undefined) {
  useEffect(() => look({ page, record: record ?? null }), [page, record]);
}

/** Who else has that record open, and in which field they type, as `slug` writes it. */
export function useOthersAt(record: string): { name: string; field: string | null }[] {
  return useSignal(others).filter((w) => w.record === record).map((w) => ({ name: w.name, field: w.page.split('/')[1] ?? null }));
}

/** The names of those who type into that field of that record. */
export const typists = (all: Watcher[], record: string, field: string) =>
  all.filter((w) => w.record === record && w.page.split('/')[1] === slug(field)).map((w) => w.name);

/** Who types where, as strings for the rows of a table: record to `,name:Dana,`. */
export function typedInto(all: Watcher[]): Map<string, string> {
  const at = new Map<string, string>();
  for (const w of all) {
    const field = w.page.split('/')[1];
    if (w.record && field) at.set(w.record, `${at.get(w.record) ?? ''}${field}:${w.name}\n`);
  }
  return at;
}
