import { Copy, Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../generated/fields';
import type { Rec, Values } from '../api/entities';
import { uuid } from '../api/ids';
import { useConsole } from '../state/console';
import { modelName } from '../state/equipment';
import { useLibraryWrite } from '../state/library';
import { bare } from '../state/nested';
import { reason } from '../state/reason';
import { Parts } from '../ui/record/Parts';
import { go, href } from '../ui/route';
import { offers } from '../ui/Suggestions';
import { word } from '../ui/say';
import { parse } from '../ui/values';
import { Push } from './Push';

const PORT: string[] = ['label', 'portType', 'ioType', 'format', 'portIndex'];
const FIRST = { label: 'IN 1', portType: 'input', ioType: '12G-SDI', portIndex: 1 };
const OWN = ['manufacturer', 'model', 'category', 'ioArchitecture', 'cardSlots'];

const cardsOf = (model: Rec) => (model.cards ?? []) as Rec[];

/** One model of the library: what it is, its ports, its cards, and where this show uses it. */
export function ModelEditor({ model }: { model: Rec }) {
  const { t } = useTranslation();
  const { id, show, canEdit } = useConsole();
  const write = useLibraryWrite();
  const [fault, setFault] = useState<string | null>(null);
  const path = `equipment/${model.id}`;
  const save = async (values: Values) => setFault(await write('PATCH', path, values, model.version));
  const saveCards = (cards: Rec[]) => save({ cards: bare(cards).map((c) => ({ ...c, io: bare((c.io ?? []) as Rec[]) })) });
  const used = show.devices.filter((d) => d.equipmentId === model.id);
  const copy = async () => {
    const fresh = uuid();
    const anew = (parts: unknown) => ((parts ?? []) as Rec[]).map(({ id: _, version: __, ...p }) => p);
    const values = Object.fromEntries(['category', 'manufacturer', 'ioArchitecture', 'cardSlots', 'formatByIo', 'isSecondaryDevice', 'deviceFormats', 'specs'].map((f) => [f, model[f]]));
    const refused = await write('POST', 'equipment', {
      ...values, id: fresh, model: t('library.copyof', { model: String(model.model) }), ioPorts: anew(model.ioPorts), cards: cardsOf(model).map((c) => ({ slotNumber: c.slotNumber, io: anew(c.io) })),
    });
    setFault(refused);
    if (!refused) go(id, 'library', fresh);
  };
  const remove = async () => {
    const refused = await write('DELETE', path, undefined, model.version);
    setFault(refused);
    if (!refused) go(id, 'library');
  };
  return (
    <div className="record">
      <header>
        <h2>{modelName(model)}</h2>
        {canEdit && <Button className="button icon plain" aria-label={t('library.copy')} onPress={() => void copy()}><Copy size={18} /></Button>}
        <Button className="button icon plain" aria-label={t('do.close')} onPress={() => go(id, 'library')}><X size={20} /></Button>
      </header>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <fieldset className="bare stack" disabled={!canEdit}>
        <div className="pairs">
          {OWN.map((f) => <ModelField key={`${f}${String(model[f] ?? '')}`} model={model} field={f} save={save} setFault={setFault} />)}
          <label className="check"><input type="checkbox" checked={!!model.isSecondaryDevice} onChange={(e) => void save({ isSecondaryDevice: e.target.checked })} /> {t('library.inline')}</label>
        </div>
        <Parts entity="equipment-ports" title={t('library.ports')} parts={(model.ioPorts ?? []) as Rec[]} fields={PORT} first={FIRST} save={(next) => void save({ ioPorts: bare(next) })} setFault={setFault} />
        {cardsOf(model).map((card, i) => (
          <section key={card.id} className="panel stack">
            <div className="spread">
              <h3>{t('library.card', { slot: String(card.slotNumber) })}</h3>
              <Button className="button plain danger" onPress={() => void saveCards(cardsOf(model).filter((_, at) => at !== i))}><Trash2 size={18} /> {t('library.dropcard')}</Button>
            </div>
            <Parts entity="equipment-ports" title={t('library.ports')} parts={(card.io ?? []) as Rec[]} fields={PORT} first={FIRST} setFault={setFault} save={(io) => void saveCards(cardsOf(model).map((c, at) => (at === i ? { ...c, io } : c)))} />
          </section>
        ))}
        {canEdit && <div><Button className="button" onPress={() => void saveCards([...cardsOf(model), { id: uuid(), version: 0, slotNumber: Math.max(0, ...cardsOf(model).map((c) => Number(c.slotNumber))) + 1, io: [] }])}><Plus size={18} /> {t('library.addcard')}</Button></div>}
      </fieldset>
      <section className="stack">
        <h3 className="small second">{t('library.used', { count: used.length })}</h3>
        {used.length > 0 && <ul className="rows">{used.map((d) => <li key={d.id}><a href={href(id, 'devices', d.id)}>{String(d.name)}</a></li>)}</ul>}
        {canEdit && used.length > 0 && <Push model={model} />}
      </section>
      {canEdit && <div><Button className="button danger" onPress={() => void remove()}><Trash2 size={18} /> {t('do.delete')}</Button></div>}
    </div>
  );
}

function ModelField({ model, field, save, setFault }: { model: Rec; field: string; save: (v: Values) => Promise<void>; setFault: (f: string | null) => void }) {
  const { t } = useTranslation();
  const info = FIELDS.equipment![field]!;
  const current = model[field] === null || model[field] === undefined ? '' : String(model[field]);
  const [typed, setTyped] = useState(current);
  const id = `${model.id}-${field}`;
  const leave = () => {
    if (typed === current) return;
    try {
      void save({ [field]: parse('equipment', field, typed) });
    } catch (e) {
      setFault(reason(e));
      setTyped(current);
    }
  };
  return (
    <div className={field === 'model' ? 'field wide' : 'field'}>
      <label htmlFor={id}>{t(`field.${field}`, field)}</label>
      {info.values ? <select id={id} className="input" value={current} onChange={(e) => void save({ [field]: e.target.value || null })}><option value="">–</option>{info.values.map((v) => <option key={v} value={v}>{word(v)}</option>)}</select>
        : <input id={id} className="input" value={typed} list={offers(info.vocabulary)} maxLength={info.maxLength} inputMode={info.type === 'integer' ? 'numeric' : undefined} autoComplete="off" onChange={(e) => setTyped(e.target.value)} onBlur={leave} onKeyDown={(e) => e.key === 'Enter' && e.currentTarget.blur()} />}
    </div>
  );
}
