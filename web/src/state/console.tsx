import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Me, Show } from '../api/entities';
import { type Console, Context } from './context';
import { Live } from './live';
import { showQuery } from './load';
import { created, edited, idOf, type Op, partOf, type Step, towards } from './ops';
import { load, outbox, waiting } from './outbox';
import type { Queued } from './queue';
import { type Layer, list, overlay } from './show';
import { sightings } from './sightings';
import { useSignal } from './signal';
import { useSteps } from './steps';
import { type Outcome, useWrites } from './writes';

export { useConsole, useShow } from './context';
export { useMe } from './me';

const find = (show: Show, entity: string, id: string) =>
  entity === 'productions' ? show.production : list(show, entity).find((r) => r.id === id);

const kept = (edits: Queued[], id: string): Layer[] =>
  waiting(edits).filter((e) => e.production === id).map((e) => ({ entity: e.entity, id: e.record, values: e.values, op: e.op }));

const faultOf = (outcome: Outcome) => (typeof outcome === 'object' ? outcome.fault : null);

/** Gives one show to the pages: what the server said with the person's own waiting edits on top, and how to change it. */
export function ShowProvider({ id, me, loading, failed, children }: {
  id: string; me: Me; loading: ReactNode; failed: (e: Error) => ReactNode; children: ReactNode;
}) {
  const query = useQuery(showQuery(id));
  useLive(id, query.isSuccess);
  const edits = useSignal(outbox);
  const seenAt = useSignal(sightings)[id];
  const queries = useQueryClient();
  const { write, quiet, sending, clash, settled } = useWrites(id, me);
  const layers = useMemo(() => [...kept(edits, id), ...sending], [edits, sending, id]);
  const show = useMemo(() => (query.data ? overlay(query.data, layers) : undefined), [query.data, layers]);
  const pending = useMemo(() => new Set(layers.flatMap((l) => Object.keys(l.values).map((f) => `${l.id}/${f}`))), [layers]);

  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const play = useCallback((step: Step, side: 'before' | 'after') => {
    const mine = turn.current.then(quiet).then(async () => {
      const now = queries.getQueryData<Show>(['show', id]);
      const seen = now && overlay(now, kept(outbox.get(), id));
      return faultOf(await write(step.entity, towards(step, side, (r) => seen && find(seen, step.entity, r))));
    });
    turn.current = mine;
    return mine;
  }, [write, quiet, queries, id]);
  const steps = useSteps(play);

  const value = useMemo<Console | null>(() => {
    if (!show) return null;
    const run = async (entity: string, ops: Op[]) => {
      if (!ops.length) return null;
      const step: Step = { entity, parts: ops.map(partOf) };
      steps.did(step); // at once: who takes it back before the answer means this one
      const outcome = await write(entity, ops);
      if (outcome !== 'done') steps.never(step);
      return faultOf(outcome);
    };
    return {
      id, me, show, pending, clash, ...steps, run,
      asOf: seenAt ?? query.dataUpdatedAt,
      canEdit: me.role === 'editor' || me.role === 'admin',
      edit: (entity, record, values) => run(entity, [edited(record, values)]),
      create: async (entity, values) => {
        const op = created(values);
        const fault = await run(entity, [op]);
        if (fault) throw new Error(fault);
        return { id: idOf(op) };
      },
      remove: async (entity, record) => {
        const fault = await run(entity, [{ do: 'delete', record }]);
        if (fault) throw new Error(fault);
      },
      settle: (mine) => {
        if (!clash) return;
        settled(clash);
        if (mine) void run(clash.entity, [edited(clash.serverData, clash.values)]);
      },
    };
  }, [show, id, me, pending, clash, steps, write, settled, seenAt, query.dataUpdatedAt]);

  const isDrawn = useSlices(!!value);
  if (query.isError && !value) return failed(query.error);
  return value && isDrawn ? <Context.Provider value={value}>{children}</Context.Provider> : loading;
}

/** True soon after `ready`, so that React draws the first screen in slices and a finger is heard in between. */
function useSlices(ready: boolean) {
  const [isOn, turn] = useState(false);
  useEffect(() => {
    if (ready) startTransition(() => turn(true));
  }, [ready]);
  return isOn;
}

function useLive(id: string, loaded: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    void load();
  }, []);
  useEffect(() => {
    if (!loaded) return;
    const live = new Live(id, queries);
    live.start();
    return () => live.stop();
  }, [id, queries, loaded]);
}
