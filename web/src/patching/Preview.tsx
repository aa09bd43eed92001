import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { usePlan } from './plan';

const TONES = { add: 'ok', change: 'wait', remove: 'bad', keep: 'none' } as const;
const MOST = 200;

/** What would happen, line by line, and the button that does just that; afterwards one that takes it back. */
export function Preview({ step, body }: { step: ReturnType<typeof usePlan>; body: object }) {
  const { t } = useTranslation();
  const { plan, fault, busy } = step;
  const changes = plan ? plan.counts.add + plan.counts.change + plan.counts.remove : 0;
  return (
    <>
      {fault && <p className="fault" role="alert">{fault}</p>}
      {plan && (
        <section className="stack" aria-label={t('patching.preview')}>
          <p role="status"><strong>{plan.summary}</strong></p>
          {plan.notes.map((n) => <p key={n} className="small"><span className="mark wait" style={{ whiteSpace: 'normal' }}>{n}</span></p>)}
          <ul className="rows plan" tabIndex={0} aria-label={t('patching.lines')}>
            {plan.lines.slice(0, MOST).map((l, i) => <li key={i}><div><span className={`mark ${TONES[l.op]}`}>{t(`patching.${l.op}`)}</span>{l.label && <span className="tag">{l.label}</span>}<span className="grow">{l.text}</span></div></li>)}
          </ul>
          {plan.lines.length > MOST && <p className="small second">{t('patching.more', { count: plan.lines.length - MOST })}</p>}
          <div className="cluster">
            {plan.done ? <Button className="button" isDisabled={busy || !plan.changeIds.length} onPress={() => void step.undo()}>{t('do.undo')}</Button>
              : <Button className="button primary" isDisabled={busy || !changes} onPress={() => void step.commit(body)}>{t('patching.do', { count: changes })}</Button>}
            <Button className="button plain" onPress={step.clear}>{t(plan.done ? 'banner.ok' : 'do.cancel')}</Button>
          </div>
        </section>
      )}
    </>
  );
}
