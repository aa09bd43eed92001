import { ArrowDown, ArrowUp, Copy, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../../generated/fields';
import type { Entity, Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import { useVocabulary } from '../../state/library';
import { copies, isCopied } from '../../state/copies';
import type { Op } from '../../state/ops';
import { list } from '../../state/show';
import { shown } from '../fields';
import { word } from '../say';
import { parse } from '../values';
import { nudge } from './order';
import { edits } from './paste';
import type { Picking } from './picking';

const CHOICES = 60;

/** What can be done with the picked rows at once, where the thumb is; each is one step for undo. */
export function BulkBar({ entity, rows, picking, movable, done }: { entity: Entity; rows: Rec[]; picking: Picking; movable: boolean; done: () => void }) {
  const { t } = useTranslation();
  const { run, show } = useConsole();
  const fields = shown(entity);
  const [field, setField] = useState(entity === 'connections' ? 'status' : fields[0]!);
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const picked = rows.filter((r) => picking.picked.has(r.id));
  const info = FIELDS[entity]![field]!;
  const offered = useVocabulary(info.vocabulary ?? '');
  const known = [...new Set([...offered, ...rows.map((r) => String(r[field] ?? ''))])].filter(Boolean).slice(0, CHOICES);

  const attempt = async (plan: () => Op[], then?: () => void) => {
    try {
      const refused = await run(entity, plan());
      setFault(refused);
      if (!refused) then?.();
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const set = () => attempt(() => edits(picked, () => ({ [field]: parse(entity, field, typed) })));
  const tick = () => attempt(() => edits(picked.filter((r) => !r.completedAt), () => ({ completedAt: new Date().toISOString() })));
  const remove = () => attempt(() => picked.map((record) => ({ do: 'delete', record })), done);
  return (
    <section className="bulk" aria-label={t('pick.count', { count: picked.length })}>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <div className="cluster">
        <strong role="status">{t('pick.count', { count: picked.length })}</strong>
        <span className="grow" />
        {entity === 'checklist-items' && <Button className="button" isDisabled={!picked.length} onPress={() => void tick()}>{t('do.done')}</Button>}
        {movable && ([-1, 1] as const).map((by) => <Button key={by} className="button icon plain" aria-label={t(by < 0 ? 'order.up' : 'order.down')} isDisabled={!picked.length} onPress={() => void attempt(() => nudge(rows, picking.picked, by))}>{by < 0 ? <ArrowUp size={18} /> : <ArrowDown size={18} />}</Button>)}
        {isCopied(entity) && <Button className="button plain" isDisabled={!picked.length} onPress={() => void attempt(() => copies(entity, list(show, entity), picked))}><Copy size={18} /> {t('do.copy')}</Button>}
        <Button className="button plain danger" isDisabled={!picked.length} onPress={() => void remove()}><Trash2 size={18} /> {t('do.delete')}</Button>
        <Button className="button icon plain" aria-label={t('pick.stop')} onPress={done}><X size={20} /></Button>
      </div>
      <form className="cluster" onSubmit={(e) => { e.preventDefault(); void set(); }}>
        <select className="input" aria-label={t('pick.field')} value={field} onChange={(e) => { setField(e.target.value); setTyped(''); }}>
          {fields.map((f) => <option key={f} value={f}>{t(`field.${f}`, f)}</option>)}
        </select>
        {info.values ? (
          <select className="input" aria-label={t('pick.value')} value={typed} onChange={(e) => setTyped(e.target.value)}><option value="">–</option>{info.values.map((v) => <option key={v} value={v}>{word(v)}</option>)}</select>
        ) : (
          <>
            <input className="input" aria-label={t('pick.value')} placeholder={t('pick.value')} list="known" autoComplete="off" maxLength={info.maxLength} inputMode={info.type === 'integer' ? 'numeric' : undefined} value={typed} onChange={(e) => setTyped(e.target.value)} />
            <datalist id="known">{known.map((v) => <option key={v} value={v} />)}</datalist>
          </>
        )}
        <Button type="submit" className="button primary" isDisabled={!picked.length}>{t('pick.set')}</Button>
      </form>
    </section>
  );
}
