import { useQuery } from '@tanstack/react-query';
import { maybe } from '../api/client';

/** One end that a signal passes, as `GET …/trace` tells it. */
export interface Hop {
  label: string;
  /** The end itself, the thing it belongs to, and the cable that led to it. */
  end: string;
  thing: string;
  cable: string;
  cableLabel: string;
  depth: number;
  asked: boolean;
  loop: boolean;
}

type Json = Record<string, unknown>;
const object = (v: unknown): Json => (v && typeof v === 'object' ? (v as Json) : {});
const text = (...all: unknown[]) => String(all.find((v) => typeof v === 'string' || typeof v === 'number') ?? '');

/** Reads hops whether a reference is an id or an object that has one. */
export function hops(answer: unknown): Hop[] {
  const list = object(answer).hops ?? object(answer).path;
  return (Array.isArray(list) ? list : []).map((raw: unknown) => {
    const h = object(raw);
    const by = object(h.by ?? h.cable ?? h.connection);
    return {
      label: text(h.label, `${text(h.thingLabel, object(h.thing).label)} ${text(h.port, object(h.end).label)}`.trim()),
      end: text(h.endId, object(h.end).id, h.end, h.id), thing: text(h.thingId, object(h.thing).id, h.thing),
      cable: text(by.connection, by.connectionId, by.id, h.connection), cableLabel: text(by.label),
      depth: Number(h.depth ?? 0), asked: (h.asked ?? h.isAsked) === true, loop: (h.loop ?? h.isLoop) === true,
    };
  });
}

/** The path through a port or cable; null from a server that cannot tell, undefined while it is asked. */
export function useTrace(of: 'ports' | 'connections', id: string | null, version?: number): Hop[] | null | undefined {
  const query = useQuery({
    queryKey: ['checks', 'trace', of, id, version], enabled: !!id, retry: false,
    queryFn: async () => {
      const answer = await maybe<unknown>(`/api/${of}/${id}/trace`);
      return answer === null ? null : hops(answer);
    },
  });
  return query.isError ? null : query.data;
}
