import type { Rec } from '../api/entities';
import { natural } from './show';

/** What the third octet stands for in the trade's plan. */
export const PLAN: Record<number, string> = { 0: 'management', 1: 'media', 2: 'switcher', 3: 'camera', 4: 'led', 5: 'ndi', 6: 'st2110', 7: 'wireless' };

export interface Subnet {
  /** The first three octets: `10.42.2`. */
  prefix: string;
  third: number;
  /** By last octet what has the address; more than one is a repeat. */
  hosts: Map<number, Rec[]>;
  /** The lowest host address that nobody has; null in a full one. */
  free: string | null;
}

const FIRST_HOST = 1;
const LAST_HOST = 254;

/** An IPv4 address as its four numbers, or null for what is none, such as a range. */
export function octets(address: unknown): [number, number, number, number] | null {
  const parts = /^\s*(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\s*$/.exec(String(address ?? ''));
  const numbers = parts?.slice(1).map(Number) as [number, number, number, number] | undefined;
  return numbers?.every((n) => n < 256) ? numbers : null;
}

/** The addresses of a show by network, in the order of the numbers. */
export function subnets(records: Rec[]): { nets: Subnet[]; others: Rec[] } {
  const nets = new Map<string, Subnet>();
  const others: Rec[] = [];
  for (const r of records) {
    const at = octets(r.address);
    if (!at) {
      others.push(r);
      continue;
    }
    const prefix = at.slice(0, 3).join('.');
    const net = nets.get(prefix) ?? { prefix, third: at[2], hosts: new Map(), free: null };
    net.hosts.set(at[3], [...(net.hosts.get(at[3]) ?? []), r]);
    nets.set(prefix, net);
  }
  const all = [...nets.values()].sort((a, b) => natural(a.prefix, b.prefix));
  return { nets: all.map((n) => ({ ...n, free: nextFree(n) })), others };
}

function nextFree(net: Subnet): string | null {
  for (let host = FIRST_HOST; host <= LAST_HOST; host++) if (!net.hosts.has(host)) return `${net.prefix}.${host}`;
  return null;
}

/** The addresses that stand more than once, as they are written. */
export function repeats(records: Rec[]): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const r of records) {
    const address = String(r.address ?? '').trim();
    if (seen.has(address)) twice.add(address);
    seen.add(address);
  }
  return twice;
}
