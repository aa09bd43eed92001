import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindingList } from '../routing/FindingList';
import { SEVERITIES, TONES, useFindings } from '../routing/findings';
import { useConsole } from '../state/console';
import { reason } from '../state/reason';

type Choice = (typeof SEVERITIES)[number] | '';

/** Everything that will not work, is doubtful, or was perhaps forgotten. */
export function Findings() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const { data: all, isError, error } = useFindings(id);
  const [choice, setChoice] = useState<Choice>('');
  const of = (s: Choice) => (all ?? []).filter((f) => !s || f.severity === s);
  const shown = of(choice);
  return (
    <div className="page stack">
      <h1>{t('nav.findings')}</h1>
      <div className="chips" style={{ padding: 0 }} role="group" aria-label={t('nav.findings')}>
        {(['', ...SEVERITIES] as Choice[]).map((s) => (
          <button key={s} type="button" className="chip" aria-pressed={choice === s} onClick={() => setChoice(s)}>
            {s ? <span className={`mark ${TONES[s]}`}>{t(`findings.${s}s`, { count: of(s).length })}</span> : t('do.all')} {of(s).length}
          </button>
        ))}
      </div>
      {isError && <p className="fault" role="alert">{reason(error)}</p>}
      {all && !shown.length && <p className="empty" role="status">{t('overview.allgood')}</p>}
      <FindingList findings={shown} />
    </div>
  );
}
