import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';

export interface Lock {
  holder: { id: string; name: string };
  by: { id: string; name: string };
  since: string;
}

export interface ShowStatus {
  id: string;
  name: string;
  queued: number;
  conflicts: number;
  lastSyncAt: string | null;
  lock: Lock | null;
  localOnly?: boolean;
  problem?: string;
}

export interface Status {
  role: string;
  hub: string | null;
  paired: boolean;
  state: string;
  reason: string;
  since: string;
  productions: ShowStatus[];
}

export const useSync = () => useQuery({ queryKey: ['sync'], queryFn: () => api<Status>('GET', '/api/sync/status'), refetchInterval: 10_000, retry: false });
