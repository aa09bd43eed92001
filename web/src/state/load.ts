import { api, Unreachable } from '../api/client';
import type { Show } from '../api/entities';
import { keep, read } from './disk';
import { idle } from './idle';
import { setLine } from './live';
import { sighted } from './sightings';

interface Kept {
  show: Show;
  at: number;
}

/** The show from the server, else the one that this device kept. */
export async function loadShow(id: string): Promise<Show> {
  try {
    const show = await api<Show>('GET', `/api/productions/${id}/show`);
    const at = Date.now();
    idle(() => void keep(`show/${id}`, { show, at } satisfies Kept));
    sighted(id, at);
    return show;
  } catch (e) {
    if (!(e instanceof Unreachable)) throw e;
    setLine('offline');
    const kept = await read<Kept>(`show/${id}`);
    if (!kept) throw e;
    sighted(id, kept.at);
    return kept.show;
  }
}

export const showQuery = (id: string) => ({ queryKey: ['show', id], queryFn: () => loadShow(id), staleTime: Infinity, retry: false }) as const;
