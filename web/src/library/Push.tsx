import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { usePlan } from '../patching/plan';
import { Preview } from '../patching/Preview';
import { useConsole } from '../state/console';

/** Brings what changed in a model to the devices of this show; what the crew changed on them stays unless it is said. */
export function Push({ model }: { model: Rec }) {
  const { t } = useTranslation();
  const { id } = useConsole();
  const step = usePlan(`equipment/${model.id}/push`);
  const [overwrite, setOverwrite] = useState(false);
  const body = { productionId: id, overwrite };
  return (
    <div className="stack">
      <label className="check"><input type="checkbox" checked={overwrite} onChange={(e) => { setOverwrite(e.target.checked); step.clear(); }} /> {t('patching.overwrite')}</label>
      {!step.plan && <div><Button className="button" isDisabled={step.busy} onPress={() => void step.preview(body)}>{t('patching.push')}</Button></div>}
      <Preview step={step} body={body} />
    </div>
  );
}
