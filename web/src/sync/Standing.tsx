import { useTranslation } from 'react-i18next';
import { clock } from '../ui/say';
import type { Status } from './status';

const TONES: Record<string, string> = { 'in-sync': 'ok', stuck: 'bad', unpaired: 'none' };

/** How this server stands with its hub: the state, since when, and why. */
export function Standing({ sync }: { sync: Status }) {
  const { t } = useTranslation();
  const isHub = sync.role === 'hub';
  const isDated = !isHub && sync.state !== 'unpaired';
  return (
    <>
      <p className={`mark ${isHub ? 'ok' : (TONES[sync.state] ?? 'wait')}`} style={{ whiteSpace: 'normal' }}>
        <span>{isHub ? t('sync.hub') : t(`sync.${sync.state}`)}{isDated && <span className="second"> · {t('sync.since', { at: clock(sync.since) })}</span>}</span>
      </p>
      {sync.reason && !isHub && <p className={sync.state === 'stuck' ? 'fault' : 'second small'}>{sync.reason}</p>}
    </>
  );
}
