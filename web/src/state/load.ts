import { api, Unreachable } from '../api/client';
import type { Show } from '../api/entities';
import { keep, read } from './disk';
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
    void keep(`show/${id}`, { show, at: Date.now() } satisfies Kept);
    sighted(id, Date.now());
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
