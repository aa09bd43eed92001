import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';

/** How the server does, as `/api/health` tells somebody with a session. */
export interface Health {
  status: string;
  name?: string;
  role?: string;
  version?: string;
  startedAt?: string;
  streams?: number;
  /** The server's clock at the answer. */
  now?: string;
  network?: { state: string; detail: string; urls: string[]; announcedAs: string[]; renamed?: boolean };
  database?: { engine: string; writesWaiting?: number };
  sync?: { state: string; queued: number; lastSyncAt: string | null; conflicts: number };
  disk?: { freeBytes: number };
  memory?: { heapBytes: number };
}

export const useHealth = () => useQuery({ queryKey: ['health'], queryFn: () => api<Health>('GET', '/api/health'), refetchInterval: 5_000, retry: false });
