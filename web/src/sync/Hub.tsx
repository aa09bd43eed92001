import { useQueryClient } from '@tanstack/react-query';
import { Lock as LockIcon, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useConsole } from '../state/console';
import { reason } from '../state/reason';
import { href } from '../ui/route';
import { clock } from '../ui/say';
import { start } from './jobs';
import { Progress } from './Progress';
import { Runs } from './Runs';
import { Standing } from './Standing';
import type { Lock, ShowStatus, Status } from './status';

/** How the show stands with the hub, and the two buttons that change it. */
export function Hub({ sync, mine }: { sync: Status; mine?: ShowStatus }) {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const isHub = sync.role === 'hub';
  return (
    <section className="panel stack">
      <h2>{t('overview.sync')}</h2>
      <Standing sync={sync} />
      {mine?.localOnly && sync.paired && <p className="second small">{t('sync.localonly')}</p>}
      {mine?.problem && <p className="fault">{mine.problem}</p>}
      {mine && mine.queued > 0 && <p className="mark wait">{t('sync.queued', { count: mine.queued })}</p>}
      {mine?.lastSyncAt && <p className="second small">{t('sync.last', { at: clock(mine.lastSyncAt) })}</p>}
      {sync.paired && !isHub && canEdit && !mine?.localOnly && (
        <div className="cluster">
          <Button className="button" onPress={() => void start('download', [id])}>{t('sync.pack')}</Button>
          <Button className="button" onPress={() => void start('upload', [id])}>{t('sync.bring')}</Button>
        </div>
      )}
      <Progress show={id} />
      <Runs show={id} />
      <p><a className="alone" href={href(id, 'server', 'hub')}>{t(sync.paired || isHub ? 'sync.toshows' : 'sync.topair')}</a></p>
    </section>
  );
}

/** Where alone people write to this show, and giving that back. */
export function LockPanel({ lock }: { lock: Lock | null }) {
  const { t } = useTranslation();
  const { id, me, canEdit } = useConsole();
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const [breaking, setBreaking] = useState(false);
  const set = async (verb: string, query = '') => {
    try {
      await api(verb, `/api/productions/${id}/lock${query}`);
      setFault(null);
    } catch (e) {
      setFault(reason(e));
    }
    setBreaking(false);
    await queries.invalidateQueries({ queryKey: ['sync'] });
  };
  return (
    <section className="panel stack">
      <h2>{t('sync.lock.title')}</h2>
      <p className="cluster">{lock ? <LockIcon size={18} aria-hidden /> : <LockOpen size={18} aria-hidden />} {lock ? t('sync.lock.held', { server: lock.holder.name }) : t('sync.lock.free')}</p>
      <p className="second small">{lock ? t('sync.lock.by', { by: lock.by.name, at: clock(lock.since) }) : t('sync.lock.hint')}</p>
      {canEdit && (
        <div className="cluster">
          <Button className="button" onPress={() => void set(lock ? 'DELETE' : 'PUT')}>{t(lock ? 'sync.lock.give' : 'sync.lock.take')}</Button>
          {lock && fault && me.role === 'admin' && !breaking && <Button className="button danger" onPress={() => setBreaking(true)}>{t('sync.lock.break')}</Button>}
          {breaking && <Button className="button danger" onPress={() => void set('DELETE', '?force=true')}>{t('sync.lock.sure')}</Button>}
        </div>
      )}
      {fault && <p className="fault" role="alert">{fault}</p>}
    </section>
  );
}
