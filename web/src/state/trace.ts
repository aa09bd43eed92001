import { useQuery } from '@tanstack/react-query';
import { maybe } from '../api/client';

/** What a signal passes from one end to the next: a cable with its converters, or the inside of a device. */
export type Way =
  | { kind: 'cable'; connectionId: string; label: string | null; cableType: string | null; status: string | null; lengthM: string | null; converters: string[] }
  | { kind: 'device'; route: string };

/** One end that a signal passes, as `GET …/trace` tells it. */
export interface Hop {
  depth: number;
  entity: string;
  id: string;
  label: string;
  of: { entity: string; id: string; label: string };
  connector: string | null;
  signal: string | null;
  format: string | null;
  by: Way | null;
  /** From the source to here; where a cable's length is not known, at least that. */
  lengthM: string;
  lengthIsDefinite: boolean;
  asked: boolean;
  loop: boolean;
}

/** The path through a port or cable; null from a server that cannot tell, undefined while it is asked. */
export function useTrace(of: 'ports' | 'connections' | 'sources' | 'sends', id: string | null, version?: number): Hop[] | null | undefined {
  const query = useQuery({
    queryKey: ['checks', 'trace', of, id, version], enabled: !!id, retry: false,
    queryFn: async () => (await maybe<{ hops: Hop[] }>(`/api/${of}/${id}/trace`))?.hops ?? null,
  });
  return query.isError ? null : query.data;
}

/** What is to be known of a hop in one line: the cable that led to it, its connector and what comes through. */
export function told(hop: Hop): string {
  const cable = hop.by?.kind === 'cable' ? [hop.by.cableType, ...hop.by.converters, hop.by.lengthM && `${hop.by.lengthM} m`] : [];
  return [...cable, hop.connector, hop.format ?? hop.signal].filter(Boolean).join(' · ');
}
