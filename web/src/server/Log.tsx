import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { clock } from '../ui/say';
import { AdminsOnly } from './BeAdmin';
import { type AuditLine, type LogLine, useRole } from './data';
import { Choose, Fault } from './parts';

/** What happened: who got in and what admins did, and what the server itself says. */
export function LogPart() {
  const { t } = useTranslation();
  const { isAdmin } = useRole();
  const [which, setWhich] = useState<'audit' | 'log'>('audit');
  if (!isAdmin) return <AdminsOnly />;
  return (
    <>
      <div className="spread wrap">
        <Choose label={t('server.part.log')} value={which} all={['audit', 'log']} words={(w) => t(`log.${w}`)} pick={setWhich} />
        <a className="button" download href="/api/support-bundle" aria-describedby="bundle"><Download size={18} aria-hidden /> {t('log.bundle')}</a>
      </div>
      {which === 'audit' ? <AuditView /> : <LogView />}
      <p id="bundle" className="second small">{t('log.bundlehint')}</p>
    </>
  );
}

const OUTCOMES = ['all', 'done', 'refused', 'failed'] as const;
const TONES: Record<string, string> = { refused: 'bad', failed: 'wait' };
const PAGE = 100;

function AuditView() {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('all');
  const query = useInfiniteQuery({
    queryKey: ['audit', outcome],
    queryFn: ({ pageParam }) => api<AuditLine[]>('GET', `/api/audit?limit=${PAGE}${outcome === 'all' ? '' : `&outcome=${outcome}`}${pageParam ? `&before=${pageParam}` : ''}`),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)!.id : undefined),
    refetchInterval: 15_000,
    retry: false,
  });
  const lines = query.data?.pages.flat() ?? [];
  return (
    <section className="stack" aria-label={t('log.audit')}>
      <Choose label={t('log.outcome')} value={outcome} all={OUTCOMES} words={(o) => t(`log.outcomes.${o}`)} pick={setOutcome} />
      <Fault of={query.error} />
      {query.isSuccess && !lines.length && <p className="second">{t('log.nothing')}</p>}
      <ul className="rows panel">
        {lines.map((l) => (
          <li key={l.id}>
            <div className="logline">
              <time className="second small" dateTime={l.at}>{clock(l.at)}</time>
              <span className="grow"><strong>{l.by?.name ?? t('log.nobody')}</strong> {t(`log.did.${l.action.replace(/[{}]/g, '').replace(/\W+/g, '_')}`, l.summary || l.action)}{l.subject && `: ${l.subject}`} <span className="second small nowrap">{l.address}</span></span>
              {l.outcome !== 'done' && <span className={`mark ${TONES[l.outcome]}`}>{t(`log.outcomes.${l.outcome}`)}</span>}
            </div>
          </li>
        ))}
      </ul>
      {query.hasNextPage && <div><Button className="button" isDisabled={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{t('history.older')}</Button></div>}
    </section>
  );
}

const LEVELS = ['error', 'warn', 'info'] as const;
const SHADES: Record<string, string> = { error: 'bad', warn: 'wait' };

function LogView() {
  const { t } = useTranslation();
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('info');
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed);
  const query = useQuery({
    queryKey: ['log', level, words], queryFn: () => api<{ lines: LogLine[] }>('GET', `/api/log?level=${level}&limit=200&q=${encodeURIComponent(words)}`), refetchInterval: 5_000, retry: false, placeholderData: (was) => was,
  });
  const lines = query.data?.lines ?? [];
  return (
    <section className="stack" aria-label={t('log.log')}>
      <div className="cluster">
        <Choose label={t('log.level')} value={level} all={LEVELS} words={(l) => t(`log.levels.${l}`)} pick={setLevel} />
        <input className="input short" type="search" aria-label={t('do.filter')} placeholder={t('do.filter')} value={typed} onChange={(e) => setTyped(e.target.value)} />
      </div>
      <Fault of={query.error} />
      {query.isSuccess && !lines.length && <p className="second">{t('log.nothing')}</p>}
      <ol className="log" tabIndex={0} aria-label={t('log.log')}>
        {lines.map((l, i) => <li key={i}><time dateTime={l.at} className="second">{new Date(l.at).toLocaleTimeString()}</time> <span className={`mark ${SHADES[l.level] ?? 'none'}`}><span className="second">{l.from}</span></span> <span>{l.text}</span></li>)}
      </ol>
    </section>
  );
}
