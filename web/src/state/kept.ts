import type { Show } from '../api/entities';
import { keep, read } from './disk';

/** A show as this device keeps it, and when it was last the server's. */
export interface Kept {
  show: Show;
  at: number;
}

/** Which state of the show stands on the disk, as which console wrote it. */
interface Mark {
  place: string;
  at: number;
}

/** Which build of the console this is: its script is called after what is in it. */
const build = () => globalThis.document?.querySelector('script[type=module]')?.getAttribute('src') ?? '';

const placeOf = ({ epoch, seq, library }: Show) => [build(), epoch, seq, library.epoch, library.seq].join();

/** What this page knows to be on the disk; another tab writes the same or something newer. */
const known = new Map<string, string>();

/**
 * Keeps a show for when nobody answers. It is kept as text: the disk takes a string at once, and copies thirty thousand records
 * for a quarter of a second in which the page stands still. What is there already is not written again.
 *
 * @param text the show as the server sent it, when it is still at hand
 */
export async function keepShow(id: string, { show, at }: Kept, text?: string) {
  const place = placeOf(show);
  const is = known.get(id) ?? (await read<Mark>(`place/${id}`))?.place;
  known.set(id, place);
  const writes = is === place ? [] : [keep(`show/${id}`, text ?? JSON.stringify(show))];
  await Promise.all([...writes, keep(`place/${id}`, { place, at } satisfies Mark)]); // begun at once: the page may be closing
}

/** The show as this device last kept it. Consoles before this one kept it as it was. */
export async function keptShow(id: string): Promise<Kept | undefined> {
  const kept = await read<string | Kept>(`show/${id}`);
  if (typeof kept !== 'string') return kept;
  return { show: JSON.parse(kept) as Show, at: (await read<Mark>(`place/${id}`))?.at ?? 0 };
}
