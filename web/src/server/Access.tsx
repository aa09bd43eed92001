import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, maybe } from '../api/client';
import { useMe } from '../state/console';
import { BeAdmin } from './BeAdmin';
import { useDoing, useRole } from './data';
import { Fault, Sure } from './parts';
import { OwnPassword, People } from './People';
import { Tokens } from './Tokens';

/** Who gets in, and as what. */
export function AccessPart() {
  const me = useMe().data;
  const { isAdmin } = useRole();
  return (
    <div className="panels wide">
      <Mode />
      {!isAdmin && <BeAdmin />}
      {me?.kind === 'user' && <OwnPassword />}
      {isAdmin && <People />}
      {isAdmin && <Tokens />}
    </div>
  );
}

function Mode() {
  const { t } = useTranslation();
  const me = useMe().data;
  const { isAdmin } = useRole();
  const mode = me?.access ?? 'pin';
  const pin = useQuery({ queryKey: ['pin'], queryFn: () => maybe<{ pin: string }>('/api/pin'), enabled: isAdmin, retry: false }).data?.pin;
  const fresh = useDoing(() => api('POST', '/api/pin'), 'pin');
  return (
    <section className="panel stack">
      <h2>{t('access.title')}</h2>
      <p className="mark ok"><span>{t(`access.mode.${mode}`)}</span></p>
      <p className="second">{t(`access.words.${mode}`)}</p>
      {isAdmin && mode === 'pin' && (
        <>
          <p><span className="second small">{t('server.pin')}</span><br /><span className="figure pin-shown">{pin ?? '······'}</span></p>
          <div><Sure ask={t('server.newpin')} yes={t('access.newpinyes')} danger={false} words={t('access.newpinwords')} busy={fresh.isPending} onYes={() => fresh.mutate()} /></div>
          <Fault of={fresh.error} />
        </>
      )}
      {!isAdmin && mode === 'pin' && <p className="second small">{t('access.pinadmin')}</p>}
      <p className="second small">{t('access.how')} <code>access: mode: {['pin', 'open', 'users'].filter((m) => m !== mode).join(' | ')}</code></p>
    </section>
  );
}
