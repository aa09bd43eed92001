import type { ReactNode } from 'react';
import type { Rec } from '../api/entities';
import { i18n } from '../i18n';
import { dueAt } from '../state/checklist';
import type { Ends } from '../state/ends';
import { day, word } from './say';
import { signalOf } from './signals';

export interface Column {
  key: string;
  width: number;
  /** For a column that is no field of the record: what it shows. */
  show?: (record: Rec, ends: Ends) => string;
  /** What it is ordered by, when not by what it shows. */
  sort?: (record: Rec, ends: Ends) => number;
  render?: (record: Rec, ends: Ends) => ReactNode;
}

export const STATUS: Record<string, string> = { planned: 'none', patched: 'wait', verified: 'ok', faulty: 'bad' };

const Signal = ({ of }: { of: unknown }) => {
  const signal = signalOf(String(of ?? ''));
  return (
    <span>
      {signal && <span className="signal" style={{ color: `var(--${signal.token})` }}>{signal.mark}</span>} {String(of ?? '')}
    </span>
  );
};
export const StatusMark = ({ of }: { of: unknown }) => (of ? <span className={`mark ${STATUS[String(of)] ?? 'none'}`}>{word(of)}</span> : null);
function dueText(r: Rec, ends: Ends): string {
  const due = dueAt(r, ends.loadIn);
  return due === Infinity ? '' : day(due);
}
const Due = ({ of, ends }: { of: Rec; ends: Ends }) => <span className={!of.completedAt && dueAt(of, ends.loadIn) < Date.now() ? 'mark bad' : undefined}>{dueText(of, ends)}</span>;
const Address = ({ of, ends }: { of: Rec; ends: Ends }) => {
  const again = ends.twice.has(String(of.address ?? '').trim());
  return <span className={again ? 'mark bad' : undefined}>{String(of.address ?? '')}{again && <span className="hidden"> {i18n.t('ip.repeated')}</span>}</span>;
};
const tag = (field: string) => (r: Rec) => (r[field] ? <span className="tag">{String(r[field])}</span> : null);

const raster: Column[] = [{ key: 'hRes', width: 78 }, { key: 'vRes', width: 78 }, { key: 'rate', width: 84 }];

export const COLUMNS: Record<string, Column[]> = {
  sources: [
    { key: 'label', width: 96, render: tag('label') }, { key: 'name', width: 230 }, { key: 'type', width: 120 }, ...raster,
    { key: 'connector', width: 120, show: (r) => ((r.outputs ?? []) as Rec[]).map((o) => o.connector).join(', ') },
    { key: 'secondaryDevice', width: 150 }, { key: 'note', width: 340 },
  ],
  sends: [
    { key: 'label', width: 96, render: tag('label') }, { key: 'name', width: 230 }, { key: 'type', width: 120 }, ...raster,
    { key: 'outputConnector', width: 120 }, { key: 'secondaryDevice', width: 150 }, { key: 'note', width: 340 },
  ],
  devices: [
    { key: 'name', width: 200 }, { key: 'category', width: 130 }, { key: 'location', width: 150 },
    { key: 'ipAddress', width: 120 }, { key: 'ports', width: 76, show: (r) => String(((r.ports ?? []) as Rec[]).length) },
    { key: 'redundancy', width: 130, render: (r) => (r.redundancy ? <span>{word(r.redundancy)}</span> : null) }, { key: 'serialNumber', width: 140 }, { key: 'note', width: 340 },
  ],
  connections: [
    { key: 'cableLabel', width: 100, render: tag('cableLabel') },
    { key: 'from', width: 260, show: (r, ends) => ends.get(String(r.fromPortId))?.text ?? '' },
    { key: 'to', width: 260, show: (r, ends) => ends.get(String(r.toPortId))?.text ?? '' },
    { key: 'cableType', width: 140, render: (r) => <Signal of={r.cableType} /> }, { key: 'cableLengthM', width: 84 },
    { key: 'status', width: 110, render: (r) => <StatusMark of={r.status} /> }, { key: 'note', width: 320 },
  ],
  'ip-addresses': [
    { key: 'address', width: 130, render: (r, ends) => <Address of={r} ends={ends} /> }, { key: 'device', width: 260 }, { key: 'category', width: 120 }, { key: 'subnetMask', width: 130 },
    { key: 'gateway', width: 120 }, { key: 'note', width: 340 },
  ],
  'checklist-items': [
    { key: 'completedAt', width: 84, show: (r) => (r.completedAt ? '✓' : ''), render: (r) => <span className={r.completedAt ? 'mark ok' : 'mark none'}>{r.completedAt ? '✓' : ''}</span> },
    { key: 'title', width: 400 }, { key: 'category', width: 140 }, { key: 'due', width: 130, show: dueText, sort: (r, ends) => dueAt(r, ends.loadIn), render: (r, ends) => <Due of={r} ends={ends} /> }, { key: 'daysBeforeShow', width: 150 }, { key: 'assignee', width: 150 },
    { key: 'reference', width: 200 },
  ],
};

/** On a phone a row is a card: a tag, a title, what tells it apart. */
export const CARD: Record<string, { tag?: string; title: string; detail: string[]; chips?: string }> = {
  sources: { tag: 'label', title: 'name', detail: ['type', 'hRes', 'rate', 'connector'], chips: 'type' },
  sends: { tag: 'label', title: 'name', detail: ['type', 'hRes', 'rate', 'outputConnector'], chips: 'type' },
  devices: { title: 'name', detail: ['category', 'location', 'ipAddress'], chips: 'category' },
  connections: { tag: 'cableLabel', title: 'from', detail: ['to'], chips: 'status' },
  'ip-addresses': { title: 'address', detail: ['device', 'category'], chips: 'category' },
  'checklist-items': { title: 'title', detail: ['due', 'category', 'assignee'], chips: 'category' },
};

export function cellText(record: Rec, column: Column, ends: Ends): string {
  if (column.show) return column.show(record, ends);
  const v = record[column.key];
  return v === null || v === undefined ? '' : String(v);
}
