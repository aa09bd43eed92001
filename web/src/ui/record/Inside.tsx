import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Rec, Values } from '../../api/entities';
import { useConsole } from '../../state/console';
import type { Ends } from '../../state/ends';
import { bare, NESTED, partsOf } from '../../state/nested';
import { Parts } from './Parts';
import { Ports } from './Ports';

const FIELDS_OF: Record<string, string[]> = {
  sources: ['label', 'connector', 'outputIndex'], sends: ['label', 'connector', 'inputIndex'], devices: ['label', 'direction', 'connector', 'signal', 'portIndex'],
};
const FIRST: Record<string, Values> = {
  sources: { connector: 'HDMI 2.0', outputIndex: 1 }, sends: { connector: 'HDMI 2.0', inputIndex: 1 }, devices: { label: 'IN 1', direction: 'in', connector: '12G-SDI', portIndex: 1 },
};
const TITLES: Record<string, string> = { sources: 'record.outputs', sends: 'record.inputs', devices: 'record.ports' };

interface Props {
  entity: Entity;
  record: Rec;
  ends: Ends;
  at?: string;
  save: (v: Values) => Promise<void>;
  setFault: (f: string | null) => void;
}

/** Outputs of a source, inputs of a send, ports of a device, with the cables on them; a button turns them into lines to type in. */
export function Inside({ entity, record, ends, at, save, setFault }: Props) {
  const { t } = useTranslation();
  const { show, canEdit } = useConsole();
  const [editing, setEditing] = useState(false);
  const nested = NESTED[entity]!;
  const parts = partsOf(entity, record);
  const toggle = canEdit && <button type="button" className="button" aria-pressed={editing} onClick={() => setEditing(!editing)}><Pencil size={16} /> {t(editing ? 'parts.stop' : 'parts.edit', { what: t(TITLES[entity]!) })}</button>;
  if (!editing) {
    return <><Ports entity={entity} record={record} at={at} ends={ends} />{!parts.length && <p className="second small">{t('parts.none')}</p>}<div>{toggle}</div></>;
  }
  const cabled = new Set(show.connections.flatMap((c) => [String(c.fromPortId), String(c.toPortId)]));
  return (
    <>
      <Parts entity={nested.entity} title={t(TITLES[entity]!)} parts={parts} fields={FIELDS_OF[entity]!} first={FIRST[entity]!} save={(next) => void save({ [nested.list]: bare(next) })} setFault={setFault} cabled={cabled} />
      <div>{toggle}</div>
    </>
  );
}
