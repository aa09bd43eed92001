import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { useShow } from '../state/console';
import { line } from '../state/live';
import { useSignal } from '../state/signal';

/** One tab somewhere that follows the show, and what it shows. */
export interface Tab {
  tab: string;
  /** Its device on the roster; empty where nobody has to sign in. */
  device: string;
  person: string;
  name: string;
  role: string;
  production: string | null;
  page: string;
  record: string | null;
}

export interface Present {
  devices: Tab[];
  /** How many there are beyond those. */
  more: number;
  people: { id: string; name: string; role: string; devices: number }[];
}

const ASK_MS = 3_000;

const NOBODY: Present = { devices: [], more: 0, people: [] };

/** Who follows the show now, on whatever device. The stream of a show tells; a page outside of any show has none, and asks. */
export function usePresent(): Present {
  const { state } = useSignal(line);
  const isTold = useShow() !== null && state === 'online';
  return useQuery({ queryKey: ['presence'], queryFn: () => api<Present>('GET', '/api/presence'), refetchInterval: isTold ? false : ASK_MS, retry: false }).data ?? NOBODY;
}
