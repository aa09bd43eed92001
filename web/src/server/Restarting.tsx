import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Health } from './health';

const PATIENCE_MS = 700;

/** Has the server go back and waits until another one answers at the same address. */
export function useRestart() {
  const queries = useQueryClient();
  const [before, setBefore] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    if (!before) return;
    const timer = setInterval(() => {
      void api<Health>('GET', '/api/health').then((h) => {
        if (h.status !== 'running' || !h.startedAt || h.startedAt === before) return;
        setBefore(null);
        void queries.invalidateQueries();
      }, () => undefined);
    }, PATIENCE_MS);
    return () => clearInterval(timer);
  }, [before, queries]);
  const go = (backup: string | null, later: 'keep' | 'discard') => {
    const run = async () => {
      const { startedAt } = await api<Health>('GET', '/api/health');
      await api('POST', '/api/restore', { body: { backup, later } });
      setBefore(startedAt ?? '?');
    };
    setError(null);
    run().catch(setError);
  };
  return { go, error, waiting: before !== null };
}

export function Restarting() {
  const { t } = useTranslation();
  return (
    <section className="panel stack" role="status" aria-busy="true">
      <h2>{t('backups.restarting')}</h2>
      <div className="meter going"><i className="accent" /></div>
      <p className="second">{t('backups.restartwords')}</p>
    </section>
  );
}
