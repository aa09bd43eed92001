import type { Rec, Show } from '../api/entities';
import { dueAt } from '../state/checklist';
import { natural } from '../state/show';
import { type Ends, endsOf } from '../state/ends';

export const KINDS = ['sources', 'sends', 'patch', 'connections', 'labels', 'ip-addresses', 'checklist-items'] as const;
export type Kind = (typeof KINDS)[number];

/** What every sheet needs besides its own records. */
export interface Book {
  show: Show;
  ends: Ends;
  /** The cables at a port or output, by its id. */
  at: Map<string, Rec[]>;
}

export function bookOf(show: Show): Book {
  const at = new Map<string, Rec[]>();
  for (const cable of show.connections) {
    for (const end of [cable.fromPortId, cable.toPortId]) if (end) at.set(String(end), [...(at.get(String(end)) ?? []), cable]);
  }
  return { show, ends: endsOf(show), at };
}

/** 1920 × 1080 @ 59.94, or the name of the standard where no raster is given. */
export function raster(r: Rec): string {
  const size = r.hRes && r.vRes ? `${r.hRes} × ${r.vRes}` : '';
  return [size || String(r.standard ?? ''), r.rate ? `@ ${r.rate}` : ''].filter(Boolean).join(' ');
}

const farEnd = (cable: Rec, here: string) => (cable.fromPortId === here ? cable.toPortId : cable.fromPortId);

/** Where the outputs or inputs of a record are plugged: the cable, and what hangs on its other end. */
export function plugged(book: Book, r: Rec): string[] {
  const parts = (r.outputs ?? r.inputs ?? []) as Rec[];
  return parts.flatMap((p) => (book.at.get(p.id) ?? []).map((c) => [c.cableLabel, book.ends.get(String(farEnd(c, p.id)))?.text].filter(Boolean).join(' · ')));
}

export interface PatchRow {
  port: Rec;
  cable?: Rec;
  far: string;
}

export interface PatchGroup {
  direction: string;
  rows: PatchRow[];
}

const DIRECTIONS = ['in', 'out', 'bidirectional'];

/** The ports of a device as one stands before it: inputs, outputs, both ways; a port with two cables has two rows. */
export function patchOf(book: Book, device: Rec, withFree: boolean): PatchGroup[] {
  const rows = ((device.ports ?? []) as Rec[]).flatMap((port): PatchRow[] => {
    const cables = book.at.get(port.id) ?? [];
    if (!cables.length) return withFree ? [{ port, far: '' }] : [];
    return cables.map((cable) => ({ port, cable, far: book.ends.get(String(farEnd(cable, port.id)))?.text ?? '' }));
  });
  return DIRECTIONS.map((direction) => ({ direction, rows: rows.filter((r) => r.port.direction === direction) })).filter((g) => g.rows.length);
}

export interface CableLabel {
  cable: Rec;
  here: string;
  there: string;
}

/** One label for each end, or one for the cable, in the order of what is printed on them; what has no number yet comes last. */
export function labelsOf(book: Book, cables: Rec[], bothEnds: boolean): CableLabel[] {
  const text = (end: unknown) => book.ends.get(String(end))?.text ?? '';
  const sorted = [...cables].sort((a, b) => Number(!a.cableLabel) - Number(!b.cableLabel) || natural(String(a.cableLabel ?? ''), String(b.cableLabel ?? '')));
  return sorted.flatMap((cable) => {
    const [from, to] = [text(cable.fromPortId), text(cable.toPortId)];
    const one = { cable, here: from, there: to };
    return bothEnds ? [one, { cable, here: to, there: from }] : [one];
  });
}

export interface Section {
  name: string;
  items: { item: Rec; due: number }[];
}

/** The checklist by category, what is due first standing first. */
export function sectionsOf(show: Show, withDone: boolean): Section[] {
  const items = show.checklistItems.filter((c) => withDone || !c.completedAt).map((item) => ({ item, due: dueAt(item, show.production.loadIn) }));
  const names = [...new Set(items.map(({ item }) => String(item.category ?? '')))].sort(natural);
  return names.map((name) => ({ name, items: items.filter(({ item }) => String(item.category ?? '') === name).sort((a, b) => a.due - b.due || 0) }));
}

/** A text for `content` in a style sheet: no name of a show may end it. */
export const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r<]/g, ' ')}"`;
