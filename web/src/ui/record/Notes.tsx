import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec, Values } from '../../api/entities';
import { useConsole } from '../../state/console';
import { clock } from '../say';

interface Remark { at?: string; by?: string; text?: string }

/** Remarks of a checklist item, each with who and when; a new one is added below. */
export function Notes({ record, save }: { record: Rec; save: (v: Values) => Promise<void> }) {
  const { t } = useTranslation();
  const { me, canEdit } = useConsole();
  const [typed, setTyped] = useState('');
  const notes = (Array.isArray(record.notes) ? record.notes : []) as Remark[];
  const add = () => {
    if (!typed.trim()) return;
    void save({ notes: [...notes, { at: new Date().toISOString(), by: me.name ?? '', text: typed.trim() }] });
    setTyped('');
  };
  return (
    <section className="stack">
      <h3 className="small second">{t('notes.title')}</h3>
      {notes.length > 0 && <ul className="rows">{notes.map((n, i) => <li key={i}><div><span className="grow">{n.text}<br /><span className="second small">{[n.by, n.at && clock(n.at)].filter(Boolean).join(' · ')}</span></span></div></li>)}</ul>}
      {canEdit && (
        <form className="cluster" style={{ flexWrap: 'nowrap' }} onSubmit={(e) => { e.preventDefault(); add(); }}>
          <input className="input" aria-label={t('notes.new')} placeholder={t('notes.new')} maxLength={2000} value={typed} onChange={(e) => setTyped(e.target.value)} />
          <Button type="submit" className="button" isDisabled={!typed.trim()}>{t('do.add')}</Button>
        </form>
      )}
    </section>
  );
}
