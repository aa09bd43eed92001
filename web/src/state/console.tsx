import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { api, Refused, Unreachable } from '../api/client';
import type { FieldClash, Me, Rec, Show, Values } from '../api/entities';
import { keep, read } from './disk';
import { line, Live, setLine } from './live';
import { add, discard, load, outbox, waiting } from './outbox';
import { deleting, making, queued } from './queue';
import { type Layer, list, overlay, replaced } from './show';
import { sighted, sightings } from './sightings';
import { useSignal } from './signal';

/** An edit that somebody else's change got in the way of; the person who typed decides. */
export interface Clash {
  entity: string;
  record: Rec;
  values: Values;
  conflicts: FieldClash[];
  serverData: Rec;
}

interface Step {
  entity: string;
  id: string;
  before: Values;
  after: Values;
}

interface Console {
  id: string;
  me: Me;
  show: Show;
  /** When the show on screen was last the server's. */
  asOf: number;
  canEdit: boolean;
  edit(entity: string, record: Rec, values: Values): Promise<string | null>;
  create(entity: string, values: Values): Promise<Rec>;
  remove(entity: string, record: Rec): Promise<void>;
  undo(): void;
  redo(): void;
  canUndo: boolean;
  canRedo: boolean;
  clash: Clash | null;
  settle(mine: boolean): void;
  /** Fields whose value waits for the server: `id/field`. */
  pending: ReadonlySet<string>;
}

const Context = createContext<Console | null>(null);

export function useConsole(): Console {
  const console = useContext(Context);
  if (!console) throw new Error('outside of a show');
  return console;
}

export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      try {
        const me = await api<Me>('GET', '/api/auth/me');
        if (me.role) await keep('me', me);
        return me;
      } catch (e) {
        const known = e instanceof Unreachable ? await read<Me>('me') : undefined;
        if (known) return known;
        throw e;
      }
    },
    retry: false,
  });

export interface Kept {
  show: Show;
  at: number;
}

async function loadShow(id: string): Promise<Show> {
  try {
    const show = await api<Show>('GET', `/api/productions/${id}/show`);
    void keep(`show/${id}`, { show, at: Date.now() } satisfies Kept);
    sighted(id, Date.now());
    return show;
  } catch (e) {
    if (!(e instanceof Unreachable)) throw e;
    setLine('offline');
    const kept = await read<Kept>(`show/${id}`);
    if (!kept) throw e;
    sighted(id, kept.at);
    return kept.show;
  }
}

/** What waits on this device for one record, oldest first: later edits of it must not overtake these. */
const ofRecord = (record: string) => waiting(outbox.get()).filter((e) => e.record === record);

export function ShowProvider({ id, me, loading, failed, children }: {
  id: string; me: Me; loading: ReactNode; failed: (e: Error) => ReactNode; children: ReactNode;
}) {
  const queries = useQueryClient();
  const query = useQuery({ queryKey: ['show', id], queryFn: () => loadShow(id), staleTime: Infinity, retry: false });
  const edits = useSignal(outbox);
  const seenAt = useSignal(sightings)[id];
  const [sending, setSending] = useState<(Layer & { key: number })[]>([]);
  const [past, setPast] = useState<Step[]>([]);
  const [future, setFuture] = useState<Step[]>([]);
  const [clash, setClash] = useState<Clash | null>(null);
  const loaded = query.isSuccess;

  useEffect(() => {
    void load();
  }, []);
  useEffect(() => {
    if (!loaded) return;
    const live = new Live(id, queries);
    live.start();
    return () => live.stop();
  }, [id, queries, loaded]);

  const layers = useMemo<Layer[]>(
    () => [...waiting(edits).filter((e) => e.production === id).map((e) => ({ entity: e.entity, id: e.record, values: e.values, op: e.op })), ...sending],
    [edits, sending, id],
  );
  const show = useMemo(() => (query.data ? overlay(query.data, layers) : undefined), [query.data, layers]);
  const pending = useMemo(() => new Set(layers.flatMap((l) => Object.keys(l.values).map((f) => `${l.id}/${f}`))), [layers]);

  const confirmed = useCallback(
    (entity: string, record: Rec) => queries.setQueryData<Show>(['show', id], (s) => s && replaced(s, entity, record)),
    [queries, id],
  );

  const author = useMemo(() => ({ id: me.id ?? '', name: me.name ?? '', kind: me.kind ?? 'device' }), [me]);
  const epoch = useCallback(() => queries.getQueryData<Show>(['show', id])?.epoch ?? '', [queries, id]);

  const write = useCallback(
    async (entity: string, seen: Rec, values: Values, base: number | '*'): Promise<string | null> => {
      const keepIt = async () => {
        await add(queued(id, entity, seen, values, author, epoch(), new Date()));
        return null;
      };
      if (line.get().state === 'offline' || ofRecord(seen.id).length) return keepIt();
      const key = performance.now();
      setSending((all) => [...all, { entity, id: seen.id, values, key }]);
      try {
        confirmed(entity, await api<Rec>('PATCH', `/api/${entity}/${seen.id}`, { body: values, base }));
        return null;
      } catch (e) {
        if (e instanceof Unreachable) {
          setLine('offline');
          return await keepIt();
        }
        if (e instanceof Refused && e.status === 409 && e.problem.conflicts && e.problem.serverData) {
          setClash({ entity, record: seen, values, conflicts: e.problem.conflicts, serverData: e.problem.serverData });
          return null;
        }
        return e instanceof Error ? e.message : String(e);
      } finally {
        setSending((all) => all.filter((s) => s.key !== key));
      }
    },
    [author, confirmed, epoch, id],
  );

  const create = useCallback(
    async (entity: string, values: Values): Promise<Rec> => {
      const made = making(id, entity, values, author, epoch(), new Date());
      if (line.get().state !== 'offline') {
        try {
          const record = await api<Rec>('POST', `/api/productions/${id}/${entity}`, { body: { id: made.record, ...values } });
          confirmed(entity, record);
          return record;
        } catch (e) {
          if (!(e instanceof Unreachable)) throw e;
          setLine('offline');
        }
      }
      await add(made);
      return { ...values, id: made.record, version: 0 };
    },
    [author, confirmed, epoch, id],
  );

  const remove = useCallback(
    async (entity: string, record: Rec): Promise<void> => {
      const own = ofRecord(record.id);
      if (own.some((e) => e.op === 'create')) return discard(...own); // it never left this device
      if (line.get().state !== 'offline' && !own.length) {
        try {
          await api('DELETE', `/api/${entity}/${record.id}`, { base: record.version });
          await queries.invalidateQueries({ queryKey: ['show', id] });
          return;
        } catch (e) {
          if (!(e instanceof Unreachable)) throw e;
          setLine('offline');
        }
      }
      await add(deleting(id, entity, record, own, author, epoch(), new Date()));
      await discard(...own);
    },
    [author, epoch, id, queries],
  );

  const value = useMemo<Console | null>(() => {
    if (!show) return null;
    const find = (entity: string, recordId: string) =>
      entity === 'productions' ? show.production : list(show, entity).find((r) => r.id === recordId);
    const step = async (s: Step, values: Values) => {
      const record = find(s.entity, s.id);
      return record ? write(s.entity, record, values, record.version) : null;
    };
    return {
      id, me, show, pending, clash,
      asOf: seenAt ?? query.dataUpdatedAt,
      canEdit: me.role === 'editor' || me.role === 'admin',
      edit: async (entity, record, values) => {
        const before = Object.fromEntries(Object.keys(values).map((f) => [f, record[f] ?? null]));
        const fault = await write(entity, record, values, record.version);
        if (!fault) {
          setPast((p) => [...p.slice(-99), { entity, id: record.id, before, after: values }]);
          setFuture([]);
        }
        return fault;
      },
      create,
      remove,
      undo: () => {
        const last = past.at(-1);
        if (!last) return;
        setPast(past.slice(0, -1));
        setFuture([...future, last]);
        void step(last, last.before);
      },
      redo: () => {
        const next = future.at(-1);
        if (!next) return;
        setFuture(future.slice(0, -1));
        setPast([...past, next]);
        void step(next, next.after);
      },
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      settle: (mine) => {
        if (!clash) return;
        setClash(null);
        confirmed(clash.entity, clash.serverData);
        if (mine) void write(clash.entity, clash.serverData, clash.values, clash.serverData.version);
      },
    };
  }, [show, id, me, pending, clash, past, future, write, create, remove, confirmed, seenAt, query.dataUpdatedAt]);

  if (query.isError && !value) return failed(query.error);
  return value ? <Context.Provider value={value}>{children}</Context.Provider> : loading;
}
