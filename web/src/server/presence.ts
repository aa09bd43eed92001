import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';

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

const NOBODY: Present = { devices: [], more: 0, people: [] };

/** Who follows the show now, on whatever device. */
export const usePresent = (): Present =>
  useQuery({ queryKey: ['presence'], queryFn: () => api<Present>('GET', '/api/presence'), refetchInterval: 3_000, retry: false }).data ?? NOBODY;
