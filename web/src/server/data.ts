import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { useMe } from '../state/console';

export type Role = 'viewer' | 'editor' | 'admin';
export const ROLES: Role[] = ['viewer', 'editor', 'admin'];

export interface Way { url: string; secureUrl: string | null; by: string; code: string | null; local: boolean }
export interface Addresses { server: string; access: 'pin' | 'open' | 'users'; https: { mode: string; fingerprint: string | null }; ways: Way[] }
export interface Seen { id: string; actor: string; name: string; role: Role; address: string; lastSeenAt: string; stale: boolean }
export interface Edge { id: string; name: string; productions: string[] | null; pairedAt: string; lastSeenAt: string | null; address: string | null }
export interface Person { id: string; name: string; role: Role; disabled: boolean; fromHub: boolean; changedAt: string; password?: string }
export interface Backup { name: string; kind: 'backup' | 'before-restore'; at: string; bytes: number }
export interface Verified { name: string; good: boolean; shows: string[]; faults: string[] }
export interface Restored { at: string; backup: string | null; later: 'keep' | 'discard'; by: string; kept: string | null; error: string | null }
export interface Finding { check: string; state: 'ok' | 'note' | 'trouble'; detail: string; remedy: string }
export interface LogLine { at: string; level: string; from: string; text: string }
export interface AuditLine { id: number; at: string; action: string; summary: string; outcome: 'done' | 'refused' | 'failed'; by: { name: string } | null; address: string; subject: string }
export interface Granted { token: string; role: Role; expiresAt: string }

/** Whether what is asked here may be asked at all; the server refuses anyway, this only spares the question. */
export const useRole = () => {
  const role = useMe().data?.role ?? null;
  return { role, isAdmin: role === 'admin', canEdit: role === 'admin' || role === 'editor' };
};

const often = { retry: false } as const;

export const useAddresses = () => useQuery({ queryKey: ['addresses'], queryFn: () => api<Addresses>('GET', '/api/addresses'), refetchInterval: 10_000, ...often });
export const useRoster = (every = 10_000) => useQuery({ queryKey: ['roster'], queryFn: () => api<Seen[]>('GET', '/api/roster'), refetchInterval: every, ...often });
export const useEdges = (on: boolean) => useQuery({ queryKey: ['edges'], queryFn: () => api<Edge[]>('GET', '/api/edges'), enabled: on, refetchInterval: 10_000, ...often });
export const useBackups = (on: boolean) => useQuery({ queryKey: ['backups'], queryFn: () => api<Backup[]>('GET', '/api/backups'), enabled: on, ...often });
export const useRestored = (on: boolean) => useQuery({ queryKey: ['restored'], queryFn: () => api<Restored | null>('GET', '/api/restore'), enabled: on, ...often });
export const useFindings = (on: boolean) => useQuery({ queryKey: ['doctor'], queryFn: () => api<Finding[]>('GET', '/api/doctor'), enabled: on, refetchInterval: 60_000, ...often });

/** Does something on the server and then reads again what it touches. A refusal stands in `error` with its sentence. */
export function useDoing<A = void, R = unknown>(act: (a: A) => Promise<R>, ...touches: string[]) {
  const queries = useQueryClient();
  return useMutation<R, Error, A>({
    mutationFn: act,
    networkMode: 'always',
    onSettled: () => Promise.all(touches.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
