/** One record of one change, as the server tells it. */
export interface Entry {
  changeId: string;
  seq: number;
  entity: string;
  id: string;
  op: string;
  at: string;
  by: { id: string; name: string };
  fields: Record<string, { from: unknown; to: unknown }>;
}

/** What somebody did at once, however many records it touched; it is taken back as one. */
export interface Step {
  changeId: string;
  seq: number;
  at: string;
  by: { id: string; name: string };
  entries: Entry[];
}

/** Entries of one change stand together, in the order they came. */
export function stepsOf(entries: Entry[]): Step[] {
  const steps: Step[] = [];
  for (const e of entries) {
    const last = steps.at(-1);
    if (last?.changeId === e.changeId) last.entries.push(e);
    else steps.push({ changeId: e.changeId, seq: e.seq, at: e.at, by: e.by, entries: [e] });
  }
  return steps;
}

/** Everybody who did something, by name; the same name on two devices is told once and means both. */
export const peopleOf = (entries: Entry[]): string[] => [...new Set(entries.map((e) => e.by.name))].sort((a, b) => a.localeCompare(b));

/** What a record was called at that time, from the change itself. */
export function calledIn(e: Entry): string {
  for (const field of ['label', 'cableLabel', 'name', 'address', 'title', 'model', 'showName']) {
    const change = e.fields[field];
    const text = change?.to ?? change?.from;
    if (text) return String(text);
  }
  return '';
}
