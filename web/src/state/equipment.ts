import type { Rec, Values } from '../api/entities';

export const modelName = (r: Rec) => `${String(r.manufacturer ?? '')} ${String(r.model ?? '')}`.trim();

/** Every port of a model: those on the chassis, then card by card, each with its slot. */
export const portsOfModel = (model: Rec): (Rec & { cardSlot: number | null })[] => [
  ...((model.ioPorts ?? []) as Rec[]).map((p) => ({ ...p, cardSlot: null })),
  ...((model.cards ?? []) as Rec[]).flatMap((c) => ((c.io ?? []) as Rec[]).map((p) => ({ ...p, cardSlot: Number(c.slotNumber) }))),
];

/** A device of that model, with the ports that the server would give it, so that it can be made offline too. */
export function deviceOf(model: Rec, name: string): Values {
  return {
    name, category: model.category, equipmentId: model.id,
    ports: portsOfModel(model).map((p) => ({
      direction: p.portType === 'input' ? 'in' : 'out', connector: p.ioType, label: p.label ?? null, format: p.format ?? null, portIndex: p.portIndex ?? null, cardSlot: p.cardSlot,
    })),
  };
}

/** The next free name of a kind: E2 3 after E2 1 and E2 2. */
export function nextName(name: string, taken: string[]): string {
  const used = new Set(taken.map((n) => n.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  for (let n = 2; ; n++) if (!used.has(`${name} ${n}`.toLowerCase())) return `${name} ${n}`;
}

/** How many of each connector, inputs and outputs apart: `8 × 12G-SDI`. */
export function summary(model: Rec): { in: string; out: string } {
  const count = (type: string) => {
    const counts = new Map<string, number>();
    portsOfModel(model).filter((p) => p.portType === type).forEach((p) => counts.set(String(p.ioType), (counts.get(String(p.ioType)) ?? 0) + 1));
    return [...counts].map(([k, n]) => `${n} × ${k}`).join(', ');
  };
  return { in: count('input'), out: count('output') };
}
