import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { EndInput } from '../patching/EndInput';
import { usePlan } from '../patching/plan';
import { Preview } from '../patching/Preview';
import { useConsole } from '../state/console';
import { useVocabulary } from '../state/library';
import { useRoute } from '../ui/route';

/** Patching at speed: many cables in one step, looked at before and taken back as one. */
export function Patching() {
  const { t } = useTranslation();
  const { canEdit } = useConsole();
  return (
    <div className="page stack">
      <h1>{t('nav.patching')}</h1>
      <p className="second">{t(canEdit ? 'patching.hint' : 'patching.viewer')}</p>
      <fieldset className="bare columns" disabled={!canEdit}><Connect /><Duplicate /></fieldset>
    </div>
  );
}

function Connect() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const parts = useRoute();
  const named = (side: string) => parts[parts.indexOf(side, 2) + 1 || parts.length] ?? '';
  const step = usePlan(`productions/${id}/patch/connect`);
  const [from, setFrom] = useState(named('from'));
  const [to, setTo] = useState(named('to'));
  const [count, setCount] = useState('');
  const [type, setType] = useState('');
  const [length, setLength] = useState('');
  const cables = useVocabulary('cable-types');
  const body = { from: from.trim(), to: to.trim(), number: true, ...(count && { count: Number(count) }), ...(type && { cableType: type }), ...(length && { cableLengthM: length }) };
  const set = (change: (v: string) => void) => (v: string) => {
    change(v);
    step.clear();
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    void step.preview(body);
  };
  return (
    <form className="panel stack" onSubmit={submit}>
      <h2>{t('patching.connect')}</h2>
      <p className="second small">{t('patching.connecthint')}</p>
      <div className="pairs">
        <EndInput id="patch-from" label={t('record.from')} value={from} change={set(setFrom)} />
        <EndInput id="patch-to" label={t('record.to')} value={to} change={set(setTo)} />
        <div className="field"><label htmlFor="patch-count">{t('patching.count')}</label><input id="patch-count" className="input" inputMode="numeric" pattern="[0-9]*" maxLength={4} value={count} onChange={(e) => set(setCount)(e.target.value.replace(/\D/g, ''))} /></div>
        <div className="field"><label htmlFor="patch-length">{t('field.cableLengthM')}</label><input id="patch-length" className="input" inputMode="decimal" maxLength={10} value={length} onChange={(e) => set(setLength)(e.target.value)} /></div>
        <div className="field wide"><label htmlFor="patch-type">{t('field.cableType')}</label><select id="patch-type" className="input" value={type} onChange={(e) => set(setType)(e.target.value)}><option value="">{t('patching.fits')}</option>{cables.map((c) => <option key={c}>{c}</option>)}</select></div>
      </div>
      {!step.plan && <div><Button type="submit" className="button primary" isDisabled={step.busy || !from.trim() || !to.trim()}>{t('patching.show')}</Button></div>}
      <Preview step={step} body={body} />
    </form>
  );
}

const list = (text: string) => text.split(',').map((s) => s.trim()).filter(Boolean);

function Duplicate() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const step = usePlan(`productions/${id}/patch/duplicate`);
  const [chain, setChain] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [times, setTimes] = useState('1');
  const body = { chain: chain.trim(), number: true, ...(list(from).length || list(to).length ? { ...(list(from).length && { from: list(from) }), ...(list(to).length && { to: list(to) }) } : { times: Number(times) || 1 }) };
  const set = (change: (v: string) => void) => (v: string) => {
    change(v);
    step.clear();
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    void step.preview(body);
  };
  return (
    <form className="panel stack" onSubmit={submit}>
      <h2>{t('patching.duplicate')}</h2>
      <p className="second small">{t('patching.duplicatehint')}</p>
      <div className="pairs">
        <EndInput id="patch-chain" wide label={t('patching.chain')} value={chain} change={set(setChain)} />
        <EndInput id="patch-dfrom" label={t('patching.fromeach')} value={from} change={set(setFrom)} />
        <EndInput id="patch-dto" label={t('patching.toeach')} value={to} change={set(setTo)} />
        <div className="field"><label htmlFor="patch-times">{t('patching.times')}</label><input id="patch-times" className="input" inputMode="numeric" maxLength={3} disabled={!!from || !!to} value={times} onChange={(e) => set(setTimes)(e.target.value.replace(/\D/g, ''))} /></div>
      </div>
      {!step.plan && <div><Button type="submit" className="button primary" isDisabled={step.busy || !chain.trim()}>{t('patching.show')}</Button></div>}
      <Preview step={step} body={body} />
    </form>
  );
}
