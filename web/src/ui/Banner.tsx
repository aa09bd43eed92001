import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console';
import { survives } from '../state/disk';
import { line } from '../state/live';
import { outbox, refused, report, waiting } from '../state/outbox';
import { useSignal } from '../state/signal';
import { reloadable } from '../state/worker';
import { Button } from './Button';
import { href } from './route';
import { clock } from './say';

/** What the person must know to trust the screen: how old it is, what waits, and what became of what was sent. */
export function Banner() {
  const { state } = useSignal(line);
  return state === 'offline' ? <Offline /> : <Report />;
}

function Offline() {
  const { t } = useTranslation();
  const { id, asOf } = useConsole();
  const { since } = useSignal(line);
  const count = waiting(useSignal(outbox)).length;
  const reloads = useSignal(reloadable);
  return (
    <div className="banner" role="status">
      <span><strong>{t('banner.offline', { since: clock(since) })}</strong> {t('banner.data', { at: clock(asOf) })}</span>
      {count > 0 ? <a href={href(id, 'sync')}>{t('state.waiting', { count })}</a> : <span>{t('banner.keep')}</span>}
      <span className="second small">{!survives() ? t('banner.memory') : t(reloads ? 'banner.reload' : 'banner.noreload')}</span>
    </div>
  );
}

function Report() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const sent = useSignal(report);
  const edits = useSignal(outbox);
  const left = waiting(edits).length;
  const clashes = Math.max(sent?.clashes ?? 0, refused(edits).length);
  if (sent?.fault && left > 0) {
    return <div className="banner bad" role="alert"><span><strong>{t('banner.stuck', { count: left })}</strong> {sent.fault}</span></div>;
  }
  if (!sent || (!sent.sent && !clashes)) return null;
  return (
    <div className={clashes ? 'banner bad' : 'banner ok'} role="status">
      <span>{sent.sent > 0 && <strong>{t('banner.sent', { count: sent.sent })}</strong>} {clashes > 0 && t('banner.clashes', { count: clashes })}</span>
      {clashes > 0 && <a className="button" href={href(id, 'sync')}>{t('banner.decide')}</a>}
      <Button className="button plain" onPress={() => report.set(null)}>{t('banner.ok')}</Button>
    </div>
  );
}
