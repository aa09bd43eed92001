import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console';
import { Hub, LockPanel } from '../sync/Hub';
import { Decided, Inbox } from '../sync/Inbox';
import { Outgoing } from '../sync/Outgoing';
import { useSync } from '../sync/status';
import { useConflicts } from '../ui/Shell';

/** What must still come together: with the hub, from this device, and between people. */
export function Sync() {
  const { t } = useTranslation();
  const { id } = useConsole();
  const sync = useSync().data;
  const conflicts = useConflicts(id).data ?? [];
  const mine = sync?.productions.find((p) => p.id === id);
  return (
    <div className="page stack">
      <h1>{t('nav.sync')}</h1>
      <Inbox conflicts={conflicts} />
      <div className="panels">
        {sync && <Hub sync={sync} mine={mine} />}
        <Outgoing />
        {sync && <LockPanel lock={mine?.lock ?? null} />}
      </div>
      <Decided production={id} />
    </div>
  );
}
