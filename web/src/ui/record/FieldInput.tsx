import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../../generated/fields';
import type { Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import { word } from '../say';
import { parse } from '../values';

const WIDE = new Set(['name', 'title', 'note', 'device', 'reference']);

/** One field, edited in place: left or confirmed by Enter it is sent, Escape forgets. */
export function FieldInput({ entity, record, field, save, setFault }: {
  entity: string; record: Rec; field: string; save: (v: Record<string, unknown>) => Promise<void>; setFault: (f: string | null) => void;
}) {
  const { t } = useTranslation();
  const { canEdit, pending } = useConsole();
  const info = FIELDS[entity]![field]!;
  const current = record[field] === null || record[field] === undefined ? '' : String(record[field]);
  const [typed, setTyped] = useState<string | null>(null);
  const waits = pending.has(`${record.id}/${field}`);
  const id = `${record.id}-${field}`;
  const leave = () => {
    if (typed === null || typed === current) return setTyped(null);
    try {
      const value = parse(entity, field, typed);
      setTyped(null);
      void save({ [field]: value });
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const common = { id, className: waits ? 'input waits' : 'input', disabled: !canEdit };
  return (
    <div className={WIDE.has(field) ? 'field wide' : 'field'}>
      <label htmlFor={id}>{t(`field.${field}`, field)}{waits && <span className="mark wait"> {t('record.waiting')}</span>}</label>
      {info.values ? (
        <select {...common} value={current} onChange={(e) => void save({ [field]: e.target.value || null })}>
          <option value="">–</option>
          {info.values.map((v) => <option key={v} value={v}>{word(v)}</option>)}
        </select>
      ) : field === 'note' ? (
        <textarea {...common} value={typed ?? current} onChange={(e) => setTyped(e.target.value)} onBlur={leave} />
      ) : (
        <input
          {...common} value={typed ?? current} maxLength={info.maxLength} inputMode={info.type === 'integer' ? 'numeric' : undefined} autoComplete="off"
          onChange={(e) => setTyped(e.target.value)} onBlur={leave} onKeyDown={(e) => (e.key === 'Enter' ? e.currentTarget.blur() : e.key === 'Escape' && setTyped(null))}
        />
      )}
    </div>
  );
}
