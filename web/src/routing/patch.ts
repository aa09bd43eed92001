import type { Rec, Values } from '../api/entities';
import type { Plug } from './plugs';

/** The cable for a connector, and what its label begins with. */
const CABLES: [RegExp, string, string][] = [
  [/sdi|bnc(?! ref)/i, 'SDI', 'SDI'], [/hdmi/i, 'HDMI', 'HDMI'], [/display|^dp/i, 'DisplayPort', 'DP'], [/usb/i, 'USB-C', 'USB'],
  [/smpte/i, 'SMPTE fiber', 'SMPTE'], [/opticalcon/i, 'opticalCON', 'OPT'], [/\blc\b/i, 'fiber LC', 'LC'], [/\bst\b/i, 'fiber ST', 'ST'], [/\bsc\b/i, 'fiber SC', 'SC'],
  [/ethernet|rj45|ethercon/i, 'CAT6', 'CAT6'], [/madi/i, 'MADI', 'MADI'], [/ref|sync|genlock/i, 'reference', 'REF'],
];

/** The next free number of that kind of cable: SDI-8 after SDI-7, also when there are gaps below. */
export function nextLabel(cables: Rec[], prefix: string): string {
  const numbers = cables.map((c) => String(c.cableLabel ?? '')).filter((l) => l.startsWith(`${prefix}-`)).map((l) => Number(l.slice(prefix.length + 1)));
  return `${prefix}-${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}`;
}

/** A new cable between two ends, planned, of the kind that the taking end wants: what gives may have its converter on it. */
export function cableBetween(from: Plug, to: Plug, cables: Rec[]): Values {
  const kind = CABLES.find(([words]) => words.test(to.connector)) ?? CABLES.find(([words]) => words.test(from.connector));
  return {
    fromPortId: from.id, toPortId: to.id, status: 'planned',
    ...(kind && { cableType: kind[1], cableLabel: nextLabel(cables, kind[2]) }),
    ...(from.entity === 'sources' && { sourceId: from.record, sourceOutputId: from.id }),
    ...(to.entity === 'sends' && { destinationType: 'send', destinationId: to.record }),
  };
}
