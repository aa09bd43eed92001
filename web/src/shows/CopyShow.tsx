import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { usePlan } from '../patching/plan';
import { Preview } from '../patching/Preview';
import { href } from '../ui/route';

const PARTS = ['sources', 'sends', 'devices', 'connections', 'ip-addresses', 'checklist-items'];

/** A new show made like this one: all of it or some of its lists, with a name of its own and nothing done yet. */
export function CopyShow({ of }: { of: Rec }) {
  const { t } = useTranslation();
  const step = usePlan(`productions/${of.id}/copy`);
  const [name, setName] = useState('');
  const [include, setInclude] = useState<string[]>(PARTS);
  const body = { showName: name.trim(), client: of.client, include };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    void step.preview(body);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field"><label htmlFor="copyname">{t('production.newname')}</label><input id="copyname" className="input" required maxLength={200} value={name} onChange={(e) => { setName(e.target.value); step.clear(); }} /></div>
      <div className="cluster" role="group" aria-label={t('production.take')}>
        {PARTS.map((p) => <label key={p} className="check"><input type="checkbox" checked={include.includes(p)} onChange={(e) => { setInclude(PARTS.filter((x) => (x === p ? e.target.checked : include.includes(x)))); step.clear(); }} /> {t(`nav.${p}`)}</label>)}
      </div>
      {!step.plan && <div><Button type="submit" className="button" isDisabled={step.busy || !name.trim()}>{t('production.copy')}</Button></div>}
      <Preview step={step} body={body} />
      {step.plan?.done && step.plan.productionId && <a className="button primary" href={href(step.plan.productionId, 'overview')}>{t('production.open', { show: name })}</a>}
    </form>
  );
}
