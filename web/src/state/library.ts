import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, Unreachable } from '../api/client';
import type { Rec } from '../api/entities';
import { keep, read } from './disk';
import { setLine } from './live';
import { reason } from './reason';

export interface Vocabulary {
  id: string;
  name: string;
  version: number;
  values: string[];
  defaults: string[];
}

/** A list of the library from the server, else the one that this device kept. */
async function load<T>(path: string): Promise<T[]> {
  try {
    const all = await api<T[]>('GET', `/api/${path}`);
    void keep(`library/${path}`, all);
    return all;
  } catch (e) {
    const kept = e instanceof Unreachable ? await read<T[]>(`library/${path}`) : undefined;
    if (!kept) throw e;
    return kept;
  }
}

/** What all shows of a server share: `equipment`, `formats` or `vocabularies`. A change anywhere brings it anew. */
export const useLibrary = <T = Rec,>(path: 'equipment' | 'formats' | 'vocabularies') =>
  useQuery({ queryKey: ['library', path], queryFn: () => load<T>(path), staleTime: Infinity, retry: false });

/** Brings the library anew, also what is just on its way: that may have left the server before what has changed. */
export async function rereadLibrary(queries: QueryClient) {
  await queries.cancelQueries({ queryKey: ['library'] });
  await queries.invalidateQueries({ queryKey: ['library'] });
}

export const useVocabulary = (name: string): string[] =>
  useLibrary<Vocabulary>('vocabularies').data?.find((v) => v.name === name)?.values ?? [];

/**
 * Writes to the library. It is shared by all shows, so it is changed while the server answers and not queued.
 * Resolves to null, or to a sentence for the person when it was refused.
 */
export function useLibraryWrite() {
  const queries = useQueryClient();
  return useCallback(async (method: string, path: string, body?: unknown, base?: number): Promise<string | null> => {
    try {
      await api(method, `/api/${path}`, { body, base });
      await rereadLibrary(queries);
      return null;
    } catch (e) {
      if (e instanceof Unreachable) setLine('offline');
      else void rereadLibrary(queries); // what came in between is shown
      return reason(e);
    }
  }, [queries]);
}
