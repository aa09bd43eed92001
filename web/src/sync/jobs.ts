import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { reason } from '../state/reason';
import { signal } from '../state/signal';

export type Kind = 'download' | 'upload';
export interface Job { id: string; kind: string; state: 'running' | 'done' | 'failed'; done: number; total: number; error: string | null }

/** Everything, as far as the hub has it; else the id of one show. */
export const ALL = 'all';

/** The last job of each show that was started here, or why it could not be; going to another page loses none of it. */
export const jobs = signal<Record<string, { kind: Kind; job?: string; fault?: string }>>({});

/** Starts a job for each of these shows, or one for all; one that cannot be started does not keep back the others. */
export async function start(kind: Kind, shows: string[]) {
  await Promise.all(shows.map(async (show) => {
    const path = show === ALL ? `/api/sync/${kind}` : `/api/sync/production/${show}/${kind}`;
    const told = await api<Job>('POST', path).then((j) => ({ job: j.id }), (e: unknown) => ({ fault: reason(e) }));
    jobs.set((all) => ({ ...all, [show]: { kind, ...told } }));
  }));
}

const isOver = (job?: Job) => !!job && job.state !== 'running';

export const useJob = (id?: string) =>
  useQuery({ queryKey: ['job', id], queryFn: () => api<Job>('GET', `/api/sync/jobs/${id}`), enabled: !!id, refetchInterval: (q) => (isOver(q.state.data) ? false : 500), staleTime: 0 }).data;

/** How much of a job is done, of 100; one whose size is not known yet has not begun. */
export const shareOf = (job: Job) => (job.state === 'done' ? 100 : job.total > 0 ? Math.min(100, Math.round((100 * job.done) / job.total)) : 0);
