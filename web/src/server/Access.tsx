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

const MODES = ['pin', 'open', 'users'] as const;

/** Another way in for now; what the settings say holds again after a restart. */
function Turn({ mode }: { mode: string }) {
  const { t } = useTranslation();
  const turn = useDoing((to: string) => api('PUT', '/api/access', { body: { mode: to } }), 'me', 'addresses');
  return (
    <details>
      <summary className="nav">{t('access.change')}</summary>
      <div className="stack">
        {MODES.filter((m) => m !== mode).map((m) => (
          <div key={m} className="cluster">
            <Sure ask={t(`access.mode.${m}`)} yes={t('access.yes')} danger={m === 'open'} words={t(`access.to.${m}`)} onYes={() => turn.mutate(m)} />
          </div>
        ))}
        <p className="second small">{t('access.how')} <code>access: mode: {mode}</code></p>
        <Fault of={turn.error} />
      </div>
    </details>
  );
}

interface Pin { pin: string; longPin: string; guessed: boolean }

const spaced = (digits: string) => digits.replace(/(.{4})(?=.)/g, '$1 ');

function Mode() {
  const { t } = useTranslation();
  const me = useMe().data;
  const { isAdmin } = useRole();
  const mode = me?.access ?? 'pin';
  const pin = useQuery({ queryKey: ['pin'], queryFn: () => maybe<Pin>('/api/pin'), enabled: isAdmin, retry: false, refetchInterval: 10_000 }).data;
  const fresh = useDoing(() => api('POST', '/api/pin'), 'pin');
  return (
    <section className="panel stack">
      <h2>{t('access.title')}</h2>
      <p className="mark ok"><span>{t(`access.mode.${mode}`)}</span></p>
      <p className="second">{t(`access.words.${mode}`)}</p>
      {isAdmin && mode === 'pin' && (
        <>
          <p><span className="second small">{t('server.pin')}</span><br /><span className="figure pin-shown">{pin?.pin ?? '······'}</span></p>
          {pin?.guessed ? <div className="banner bad" role="status"><p>{t('access.guessed')}<br /><strong className="figure-inline nowrap">{spaced(pin.longPin)}</strong></p></div> : pin && <p className="second small">{t('access.longpin')}<br /><span className="figure-inline nowrap">{spaced(pin.longPin)}</span></p>}
          <div><Sure ask={t('server.newpin')} yes={t('access.newpinyes')} danger={false} words={t('access.newpinwords')} busy={fresh.isPending} onYes={() => fresh.mutate()} /></div>
          <Fault of={fresh.error} />
        </>
      )}
      {!isAdmin && mode === 'pin' && <p className="second small">{t('access.pinadmin')}</p>}
      {isAdmin && <Turn mode={mode} />}
    </section>
  );
}
