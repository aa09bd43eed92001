import { ArrowDown, ArrowUp, Plus, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../generated/fields';
import type { Rec, Values } from '../api/entities';
import { useConsole } from '../state/console';
import { useLibrary, useLibraryWrite, type Vocabulary } from '../state/library';
import { moved } from '../state/nested';
import { after, between } from '../state/places';
import { reason } from '../state/reason';
import { go, useRoute } from '../ui/route';
import { word } from '../ui/say';
import { offers } from '../ui/Suggestions';
import { parse } from '../ui/values';

const FORMATS = 'formats';

/** The value lists that fields offer, and the format presets: the crew's own, in the crew's order. */
export function Lists() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const [, , chosen = FORMATS] = useRoute();
  const all = useLibrary<Vocabulary>('vocabularies').data ?? [];
  const names = [FORMATS, ...all.map((v) => v.name)];
  const list = all.find((v) => v.name === chosen);
  return (
    <div className="page stack">
      <h1>{t('nav.lists')}</h1>
      <p className="second">{t('lists.hint')}</p>
      <div className="chips wrap" role="group" aria-label={t('nav.lists')}>
        {names.map((n) => <button key={n} type="button" className="chip" aria-pressed={n === chosen} onClick={() => go(id, 'lists', n)}>{t(`lists.${n}`, n)}</button>)}
      </div>
      {chosen === FORMATS ? <Formats /> : list && <Values key={list.name} list={list} />}
    </div>
  );
}

interface LineProps {
  label: string;
  first: boolean;
  last: boolean;
  move: (by: number) => void;
  remove: () => void;
  children: React.ReactNode;
}

/** A line of a list: what it says, and buttons and Alt with the arrow keys to move it. */
function Line({ label, first, last, move, remove, children }: LineProps) {
  const { t } = useTranslation();
  return (
    <li onKeyDown={(e) => {
      const by = e.key === 'ArrowUp' ? -1 : e.key === 'ArrowDown' ? 1 : 0;
      if (!by || !e.altKey) return;
      e.preventDefault();
      move(by);
    }}>
      <div className="part-fields wide">{children}</div>
      <Button className="button icon plain" aria-label={t('parts.up', { label })} isDisabled={first} onPress={() => move(-1)}><ArrowUp size={18} /></Button>
      <Button className="button icon plain" aria-label={t('parts.down', { label })} isDisabled={last} onPress={() => move(1)}><ArrowDown size={18} /></Button>
      <Button className="button icon plain danger" aria-label={t('parts.drop', { label })} onPress={remove}><Trash2 size={18} /></Button>
    </li>
  );
}

function Values({ list }: { list: Vocabulary }) {
  const { t } = useTranslation();
  const { canEdit } = useConsole();
  const write = useLibraryWrite();
  const [fresh, setFresh] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const path = `vocabularies/${list.name}`;
  const save = async (values: string[]) => setFault(await write('PUT', path, { name: list.name, values }, list.version));
  const add = () => {
    const value = fresh.trim();
    if (!value) return;
    if (list.values.some((v) => v.toLowerCase() === value.toLowerCase())) return setFault(t('lists.twice', { value }));
    setFresh('');
    void save([...list.values, value]);
  };
  const isDefault = list.values.join('\n') === list.defaults.join('\n');
  return (
    <fieldset className="bare stack" disabled={!canEdit}>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <ol className="parts narrow">
        {list.values.map((value, i) => (
          <Line key={value} label={value} first={i === 0} last={i === list.values.length - 1} move={(by) => void save(moved(list.values, i, by))} remove={() => void save(list.values.filter((_, at) => at !== i))}>
            <Cell label={t('lists.value', { value })} value={value} save={(v) => (v.trim() ? void save(list.values.map((was, at) => (at === i ? v.trim() : was))) : setFault(t('fail.required', { field: t(`lists.${list.name}`, list.name) })))} />
          </Line>
        ))}
      </ol>
      <form className="cluster narrow" style={{ flexWrap: 'nowrap' }} onSubmit={(e) => { e.preventDefault(); add(); }}>
        <input className="input" aria-label={t('lists.new')} placeholder={t('lists.new')} maxLength={200} value={fresh} onChange={(e) => setFresh(e.target.value)} />
        <Button type="submit" className="button" isDisabled={!fresh.trim()}><Plus size={18} /> {t('do.add')}</Button>
      </form>
      <div><Button className="button" isDisabled={isDefault} onPress={() => void write('POST', `${path}/restore-defaults`).then(setFault)}><RotateCcw size={16} /> {t('lists.restore')}</Button></div>
    </fieldset>
  );
}

function Cell({ label, value, save, list, numeric }: { label: string; value: string; save: (v: string) => void; list?: string; numeric?: boolean }) {
  const [typed, setTyped] = useState(value);
  return <input className="input" aria-label={label} list={list} maxLength={200} inputMode={numeric ? 'numeric' : undefined} value={typed} onChange={(e) => setTyped(e.target.value)} onBlur={() => typed !== value && save(typed)} onKeyDown={(e) => (e.key === 'Enter' ? e.currentTarget.blur() : e.key === 'Escape' && setTyped(value))} />;
}

/** A format said in one line, as the trade writes it: 1920 x 1080 @ 59.94i, 3840 x 2160 @ 60 [RBv2]. */
export function labelOf({ hRes, vRes, rate, interlaced, blanking }: Values): string {
  return `${String(hRes)} x ${String(vRes)} @ ${String(rate)}${interlaced ? 'i' : ''}${blanking && blanking !== 'none' ? ` [${String(blanking)}]` : ''}`;
}

function Formats() {
  const { t } = useTranslation();
  const { canEdit } = useConsole();
  const write = useLibraryWrite();
  const [fault, setFault] = useState<string | null>(null);
  const all = useLibrary('formats').data ?? [];
  const place = (i: number) => (i < 0 ? null : String(all[i]?.position ?? ''));
  const save = async (f: Rec, values: Record<string, unknown>) => {
    const next = { ...f, ...values };
    const label = f.label === labelOf(f) ? { label: labelOf(next) } : {}; // a label of its own stays
    setFault(await write('PATCH', `formats/${f.id}`, { ...label, ...values }, f.version));
  };
  const move = (i: number, by: number) => {
    const [low, high] = by < 0 ? [place(i - 2), place(i - 1)] : [place(i + 1), i + 2 < all.length ? place(i + 2) : null];
    void write('PATCH', `formats/${all[i]!.id}`, { position: between(low, high) }, all[i]!.version).then(setFault);
  };
  const add = () => {
    const values = { hRes: 1920, vRes: 1080, rate: '59.94', interlaced: false };
    void write('POST', 'formats', { ...values, label: labelOf(values), position: after(place(all.length - 1)) }).then(setFault);
  };
  const number = (f: Rec, field: string) => (typed: string) => {
    try {
      void save(f, { [field]: parse('formats', field, typed) });
    } catch (e) {
      setFault(reason(e));
    }
  };
  return (
    <fieldset className="bare stack" disabled={!canEdit}>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <ol className="parts">
        {all.map((f, i) => (
          <Line key={`${f.id}${f.version}`} label={String(f.label)} first={i === 0} last={i === all.length - 1} move={(by) => move(i, by)} remove={() => void write('DELETE', `formats/${f.id}`, undefined, f.version).then(setFault)}>
            <Cell label={t('field.label')} value={String(f.label)} save={(v) => void save(f, { label: v })} />
            <Cell label={t('field.hRes')} value={String(f.hRes)} numeric save={number(f, 'hRes')} />
            <Cell label={t('field.vRes')} value={String(f.vRes)} numeric save={number(f, 'vRes')} />
            <Cell label={t('field.rate')} value={String(f.rate)} list={offers('frame-rates')} save={(v) => void save(f, { rate: v })} />
            <select className="input" aria-label={t('field.blanking')} value={String(f.blanking ?? 'none')} onChange={(e) => void save(f, { blanking: e.target.value })}>{FIELDS.formats!.blanking!.values!.map((v) => <option key={v} value={v}>{word(v)}</option>)}</select>
            <label className="check"><input type="checkbox" checked={!!f.interlaced} onChange={(e) => void save(f, { interlaced: e.target.checked })} /> {t('field.interlaced')}</label>
          </Line>
        ))}
      </ol>
      <div><Button className="button" onPress={add}><Plus size={18} /> {t('do.add')}</Button></div>
    </fieldset>
  );
}
