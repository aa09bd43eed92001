import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '../state/signal';
import { jobs, shareOf, useJob } from './jobs';

/** How far the last job of a show is, as the server counts it. */
export function Progress({ show }: { show: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const last = useSignal(jobs)[show];
  const job = useJob(last?.job);
  const state = job?.state;
  useEffect(() => {
    if (state && state !== 'running') void queries.invalidateQueries({ queryKey: ['sync'] });
  }, [state, queries]);
  if (last?.fault) return <p className="fault" role="alert">{last.fault}</p>;
  if (!last || !job) return null;
  const share = shareOf(job);
  const tone = { running: 'accent', done: 'ok', failed: 'bad' }[job.state];
  const label = t(last.kind === 'download' ? 'sync.pack' : 'sync.bring');
  return (
    <div className="stack progress" role="status">
      <div className="meter" role="progressbar" aria-label={label} aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}><i className={tone} style={{ width: `${share}%` }} /></div>
      <span className={job.error ? 'fault' : 'second small'}>{job.error ?? (job.state === 'running' && !job.total ? t('sync.job.begin') : t(`sync.job.${job.state}`, { done: job.done, total: job.total }))}</span>
    </div>
  );
}
