import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../../generated/fields';
import type { Rec, Values } from '../../api/entities';
import { uuid } from '../../api/ids';
import { moved } from '../../state/nested';
import { word } from '../say';
import { offers } from '../Suggestions';
import { parse } from '../values';

interface Props {
  /** The kind of part, as the API calls it: `ports`, `source-outputs`, … */
  entity: string;
  title: string;
  parts: Rec[];
  /** Fields of a part, in the order they are shown. */
  fields: string[];
  /** What a new part is unless the last one tells. */
  first: Values;
  save: (parts: Rec[]) => void;
  setFault: (fault: string | null) => void;
  /** Ids of parts that a cable hangs on. */
  cabled?: ReadonlySet<string>;
}

const INDEX = new Set(['outputIndex', 'inputIndex', 'portIndex']);

/** A new part like the last one, counted on: IN 8 is followed by IN 9. The first is as it is given. */
export function another(last: Rec | undefined, first: Values): Rec {
  if (!last) return { ...first, id: uuid(), version: 0 };
  const kept = Object.fromEntries(Object.entries(last).filter(([k]) => !['id', 'version', 'routedFrom'].includes(k)));
  const counted = Object.entries(kept).map(([k, v]) => {
    if (INDEX.has(k)) return [k, Number(v ?? 0) + 1];
    if (k === 'label' && typeof v === 'string') return [k, v.replace(/(\d+)(\D*)$/, (_, n: string, rest: string) => String(Number(n) + 1).padStart(n.length, '0') + rest)];
    return [k, v];
  });
  return { ...Object.fromEntries(counted), id: uuid(), version: 0 } as Rec;
}

/** The parts of a record as lines to type in: each field saved when it is left, the whole list one step of undo. */
export function Parts({ entity, title, parts, fields, first, save, setFault, cabled }: Props) {
  const { t } = useTranslation();
  const set = (i: number, values: Values) => save(parts.map((p, at) => (at === i ? { ...p, ...values } : p)));
  return (
    <section className="stack">
      <h3 className="small second">{title} · {parts.length}</h3>
      <ol className="parts">
        {parts.map((part, i) => {
          const label = String(part.label ?? part.outputIndex ?? part.inputIndex ?? part.portIndex ?? i + 1);
          return (
            <li key={part.id} onKeyDown={(e) => {
              const by = e.key === 'ArrowUp' ? -1 : e.key === 'ArrowDown' ? 1 : 0;
              if (!by || !e.altKey) return;
              e.preventDefault();
              save(moved(parts, i, by));
            }}>
              <div className="part-fields">{fields.map((f) => <PartField key={f} entity={entity} part={part} field={f} save={(v) => set(i, { [f]: v })} setFault={setFault} />)}</div>
              <Button className="button icon plain" aria-label={t('parts.up', { label })} isDisabled={i === 0} onPress={() => save(moved(parts, i, -1))}><ArrowUp size={18} /></Button>
              <Button className="button icon plain" aria-label={t('parts.down', { label })} isDisabled={i === parts.length - 1} onPress={() => save(moved(parts, i, 1))}><ArrowDown size={18} /></Button>
              <Button className="button icon plain danger" aria-label={t(cabled?.has(part.id) ? 'parts.dropcabled' : 'parts.drop', { label })} onPress={() => save(parts.filter((_, at) => at !== i))}><Trash2 size={18} /></Button>
            </li>
          );
        })}
      </ol>
      <div><Button className="button" onPress={() => save([...parts, another(parts.at(-1), first)])}><Plus size={18} /> {t('parts.add', { what: title })}</Button></div>
    </section>
  );
}

function PartField({ entity, part, field, save, setFault }: { entity: string; part: Rec; field: string; save: (v: unknown) => void; setFault: (f: string | null) => void }) {
  const { t } = useTranslation();
  const info = FIELDS[entity]![field]!;
  const current = part[field] === null || part[field] === undefined ? '' : String(part[field]);
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    setTyped(null);
    if (typed === null || typed === current) return;
    try {
      save(parse(entity, field, typed));
      setFault(null);
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const label = t(`field.${field}`, field);
  if (info.values) {
    return <select className="input" aria-label={label} value={current} onChange={(e) => save(e.target.value || null)}>{!info.required && <option value="">–</option>}{info.values.map((v) => <option key={v} value={v}>{word(v)}</option>)}</select>;
  }
  return (
    <input
      className="input" aria-label={label} placeholder={label} value={typed ?? current} list={offers(info.vocabulary)} maxLength={info.maxLength} autoComplete="off" inputMode={info.type === 'integer' ? 'numeric' : undefined}
      onChange={(e) => setTyped(e.target.value)} onBlur={leave} onKeyDown={(e) => (e.key === 'Enter' ? e.currentTarget.blur() : e.key === 'Escape' && setTyped(null))}
    />
  );
}
