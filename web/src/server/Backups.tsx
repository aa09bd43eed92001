import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useSync } from '../sync/status';
import { bytes, clock } from '../ui/say';
import { AdminsOnly } from './BeAdmin';
import { type Backup, useBackups, useDoing, useRestored, useRole, type Verified } from './data';
import { useHealth } from './health';
import { Choose, Fault, Sure } from './parts';
import { Restarting, useRestart } from './Restarting';

type Later = 'keep' | 'discard';

/** What can be gone back to, and going back. */
export function Backups() {
  const { t } = useTranslation();
  const { isAdmin } = useRole();
  const isPostgres = useHealth().data?.database?.engine === 'postgresql';
  const all = useBackups(isAdmin);
  const take = useDoing(() => api('POST', '/api/backups'), 'backups');
  const restart = useRestart();
  if (!isAdmin) return <AdminsOnly />;
  if (restart.waiting) return <Restarting />;
  const backups = (all.data ?? []).filter((b) => b.kind === 'backup');
  const aside = (all.data ?? []).filter((b) => b.kind !== 'backup');
  return (
    <>
      <Outcome />
      <section className="panel stack">
        <div className="spread wrap"><h2>{t('server.backups')}</h2><Button className="button primary" isDisabled={take.isPending || isPostgres} onPress={() => take.mutate()}>{t(take.isPending ? 'backups.taking' : 'server.backup')}</Button></div>
        <p className="second small">{t(isPostgres ? 'backups.postgres' : 'backups.hint')}</p>
        <Fault of={take.error ?? all.error} />
        {!backups.length && !isPostgres && <p className="second">{t('server.nobackups')}</p>}
        <ul className="rows">{backups.map((b) => <Row key={b.name} backup={b} go={restart.go} />)}</ul>
      </section>
      {aside.length > 0 && (
        <section className="panel stack">
          <h2>{t('backups.aside')}</h2>
          <p className="second small">{t('backups.asidehint')}</p>
          <ul className="rows">{aside.map((b) => <Row key={b.name} backup={b} go={restart.go} />)}</ul>
        </section>
      )}
      {isPostgres && <Discard go={restart.go} />}
      <Fault of={restart.error} />
    </>
  );
}

interface RowProps { backup: Backup; go: (b: string | null, later: Later) => void }

function Row({ backup: b, go }: RowProps) {
  const { t } = useTranslation();
  const paired = useSync().data?.paired;
  const check = useDoing(() => api<Verified>('GET', `/api/backups/${b.name}`));
  const [later, setLater] = useState<Later>('keep');
  const at = clock(b.at);
  return (
    <li>
      <div className="device">
        <p className="grow"><strong>{at}</strong> <span className="second small">{bytes(b.bytes)}</span></p>
        <div className="cluster">
          <Button className="button" isDisabled={check.isPending} onPress={() => check.mutate()}><ShieldCheck size={18} aria-hidden /> {t(check.isPending ? 'backups.checking' : 'backups.check')}</Button>
          <a className="button icon" download href={`/api/backups/${b.name}/file`} aria-label={t('backups.download', { at })}><Download size={18} aria-hidden /></a>
          <Sure ask={t('backups.goback')} yes={t('backups.gobackyes', { at })} words={t(paired ? 'backups.wordspaired' : 'backups.words', { at })} onYes={() => go(b.name, later)}>
            {!paired && <><p className="second small">{t('backups.devices')}</p><Choose label={t('backups.later')} value={later} all={['keep', 'discard']} words={(l) => t(`backups.${l}`)} pick={setLater} /></>}
          </Sure>
        </div>
      </div>
      {check.data && <p className={`mark ${check.data.good ? 'ok' : 'bad'}`} role="status"><span>{check.data.good ? t('backups.good', { shows: check.data.shows.join(', ') || '–' }) : t('backups.bad', { why: check.data.faults.join('; ') })}</span></p>}
      <Fault of={check.error} />
    </li>
  );
}

/** What came of the last restore; once it is read it may go. */
function Outcome() {
  const { t } = useTranslation();
  const last = useRestored(true).data;
  const [hidden, setHidden] = useState(() => localStorage.getItem('restored'));
  if (!last || last.at === hidden) return null;
  const hide = () => {
    localStorage.setItem('restored', last.at);
    setHidden(last.at);
  };
  return (
    <div className={last.error ? 'banner bad' : 'banner ok'} role="status">
      <span><strong>{t(last.error ? 'backups.failed' : 'backups.done', { at: clock(last.at), by: last.by })}</strong> {last.error ?? t('backups.kept')}{last.later === 'discard' && !last.error ? ` ${t('backups.waits')}` : ''}</span>
      <Button className="button plain" onPress={hide}>{t('banner.ok')}</Button>
    </div>
  );
}

/** On PostgreSQL the database comes back by other tools; what remains to be said is what becomes of what edges hold. */
function Discard({ go }: { go: RowProps['go'] }) {
  const { t } = useTranslation();
  return (
    <section className="panel stack">
      <h2>{t('backups.after')}</h2>
      <p>{t('backups.afterwords')}</p>
      <div><Sure ask={t('backups.discardask')} yes={t('backups.discardyes')} words={t('backups.discardwords')} onYes={() => go(null, 'discard')} /></div>
    </section>
  );
}
