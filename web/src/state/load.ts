import { apiText, Unreachable } from '../api/client';
import type { Show } from '../api/entities';
import { idle } from './idle';
import { keepShow, keptShow } from './kept';
import { setLine } from './live';
import { sighted } from './sightings';

/** The show from the server, else the one that this device kept. */
export async function loadShow(id: string): Promise<Show> {
  try {
    const text = await apiText(`/api/productions/${id}/show`);
    const show = JSON.parse(text) as Show;
    const at = Date.now();
    idle(() => void keepShow(id, { show, at }, text));
    sighted(id, at);
    return show;
  } catch (e) {
    if (!(e instanceof Unreachable)) throw e;
    setLine('offline');
    const kept = await keptShow(id);
    if (!kept) throw e;
    sighted(id, kept.at);
    return kept.show;
  }
}

export const showQuery = (id: string) => ({ queryKey: ['show', id], queryFn: () => loadShow(id), staleTime: Infinity, retry: false }) as const;
