import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../../generated/fields';
import type { Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import { others, rest, typing, typists } from '../../state/presence';
import { useSignal } from '../../state/signal';
import { offers } from '../Suggestions';
import { local, moment, MOMENTS } from '../moments';
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
  const also = typists(useSignal(others), record.id, field);
  const leave = () => {
    rest();
    if (typed === null || typed === current) return setTyped(null);
    try {
      const value = parse(entity, field, typed);
      setTyped(null);
      void save({ [field]: value });
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const leaveMoment = () => {
    rest();
    setTyped(null);
    if (typed !== null && typed !== local(current, MOMENTS[field]!)) void save({ [field]: moment(typed, MOMENTS[field]!) });
  };
  const common = { id, className: ['input', waits && 'waits', also.length && 'held'].filter(Boolean).join(' '), disabled: !canEdit, onFocus: () => typing(entity, record.id, field) };
  return (
    <div className={WIDE.has(field) ? 'field wide' : 'field'}>
      <label htmlFor={id}>{t(`field.${field}`, field)}{waits && <span className="mark wait"> {t('record.waiting')}</span>}{also.length > 0 && <span className="also" role="status"> {t('record.typing', { who: also.join(', ') })}</span>}</label>
      {info.values ? (
        <select {...common} value={current} onBlur={rest} onChange={(e) => void save({ [field]: e.target.value || null })}>
          <option value="">–</option>
          {info.values.map((v) => <option key={v} value={v}>{word(v)}</option>)}
        </select>
      ) : field === 'note' ? (
        <textarea {...common} value={typed ?? current} onChange={(e) => setTyped(e.target.value)} onBlur={leave} />
      ) : MOMENTS[field] ? (
        <input {...common} type={MOMENTS[field]} value={typed ?? local(current, MOMENTS[field]!)} onChange={(e) => setTyped(e.target.value)} onBlur={leaveMoment} />
      ) : (
        <input
          {...common} list={offers(info.vocabulary)} value={typed ?? current} maxLength={info.maxLength} inputMode={info.type === 'integer' ? 'numeric' : undefined} autoComplete="off"
          onChange={(e) => setTyped(e.target.value)} onBlur={leave} onKeyDown={(e) => (e.key === 'Enter' ? e.currentTarget.blur() : e.key === 'Escape' && setTyped(null))}
        />
      )}
    </div>
  );
}
