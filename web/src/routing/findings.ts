import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { isEntity, type Rec, type Show, type Values } from '../api/entities';
import { type Op, edited } from '../state/ops';
import { list } from '../state/show';

/** A thing of the show that a finding is about. */
export interface Place {
  entity: string;
  id: string;
  label: string;
}

export interface Write {
  method: string;
  path: string;
  ifMatch?: string;
  body?: Values;
}

/** What will not work, or is doubtful, as `GET /api/productions/{id}/checks` tells it. */
export interface Finding {
  kind: string;
  severity: 'error' | 'warning' | 'note';
  message: string;
  remedy: string;
  places: Place[];
  fix: { text: string; writes: Write[] } | null;
}

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export const TONES = { error: 'bad', warning: 'wait', note: 'none' } as const;

export const useFindings = (id: string) =>
  useQuery({ queryKey: ['checks', id], queryFn: () => api<Finding[]>('GET', `/api/productions/${id}/checks`), retry: false });

/** A fix as a step that can be taken back; null where it touches what this device does not hold, and is sent as it is. */
export function opsOf(writes: Write[], show: Show): { entity: string; ops: Op[] } | null {
  const ops: Op[] = [];
  const entities = new Set<string>();
  for (const { method, path, body } of writes) {
    const [, entity = '', id = ''] = /^\/api\/([a-z-]+)\/([0-9a-f-]{36})$/.exec(path) ?? [];
    const record: Rec | undefined = isEntity(entity) ? list(show, entity).find((r) => r.id === id) : undefined;
    if (!record || (method !== 'DELETE' && (method !== 'PATCH' || !body))) return null;
    entities.add(entity);
    ops.push(method === 'DELETE' ? { do: 'delete', record } : edited(record, body!));
  }
  const [entity, ...others] = entities;
  return entity && !others.length ? { entity, ops } : null;
}
