import { Replace } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { modelName, portsOfModel } from '../state/equipment';
import { useLibrary } from '../state/library';
import { natural } from '../state/show';
import { usePlan } from './plan';
import { Preview } from './Preview';

/** Another model in the place of this one: name, address and cables stay; every port is told before it is done. */
export function Swap({ device }: { device: Rec }) {
  const { t } = useTranslation();
  const step = usePlan(`devices/${device.id}/swap`);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [drop, setDrop] = useState(false);
  const models = useLibrary('equipment').data ?? [];
  const names = useMemo(() => models.map(modelName).sort(natural), [models]);
  const model = models.find((m) => modelName(m).toLowerCase() === name.trim().toLowerCase());
  const [ports, setPorts] = useState<Record<string, string>>({});
  const unplaced = [...new Set([...Object.keys(ports), ...step.fields.flatMap((f) => (f.startsWith('ports/') ? [f.slice('ports/'.length)] : []))])];
  const offered = model ? [...new Set(portsOfModel(model).map((p) => String(p.label ?? '')))].filter(Boolean) : [];
  const body = { equipmentId: model?.id, drop, ...(Object.values(ports).some(Boolean) && { ports: Object.fromEntries(Object.entries(ports).filter(([, to]) => to)) }) };
  if (!open) return <div><Button className="button" onPress={() => setOpen(true)}><Replace size={16} /> {t('patching.swap')}</Button></div>;
  return (
    <section className="panel stack" aria-label={t('patching.swap')}>
      <div className="field"><label htmlFor="swap-model">{t('patching.swapfor')}</label><input id="swap-model" className="input" autoFocus list="swap-models" autoComplete="off" value={name} onChange={(e) => { setName(e.target.value); setPorts({}); step.clear(); }} /><datalist id="swap-models">{names.map((n) => <option key={n} value={n} />)}</datalist></div>
      {unplaced.length > 0 && (
        <div className="pairs" role="group" aria-label={t('patching.places')}>
          {unplaced.map((label) => (
            <label key={label} className="field"><span>{label} →</span>
              <select className="input" value={ports[label] ?? ''} onChange={(e) => setPorts({ ...ports, [label]: e.target.value })}><option value="">{t('patching.nowhere')}</option>{offered.map((o) => <option key={o} value={o}>{o}</option>)}</select>
            </label>
          ))}
        </div>
      )}
      <label className="check"><input type="checkbox" checked={drop} onChange={(e) => { setDrop(e.target.checked); step.clear(); }} /> {t('patching.drop')}</label>
      {!step.plan && <div className="cluster"><Button className="button primary" isDisabled={step.busy || !model} onPress={() => void step.preview(body)}>{t('patching.show')}</Button><Button className="button plain" onPress={() => setOpen(false)}>{t('do.cancel')}</Button></div>}
      <Preview step={step} body={body} />
    </section>
  );
}
