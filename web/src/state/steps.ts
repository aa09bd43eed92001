import { useCallback, useMemo, useState } from 'react';
import type { Step } from './ops';

const KEPT = 100;

/** What the person did, to be taken back and done again in order. `play` resolves to a sentence when it was refused. */
export function useSteps(play: (step: Step, side: 'before' | 'after') => Promise<string | null>) {
  const [past, setPast] = useState<Step[]>([]);
  const [future, setFuture] = useState<Step[]>([]);
  const [fault, setFault] = useState<string | null>(null);

  const did = useCallback((step: Step) => {
    setPast((p) => [...p.slice(1 - KEPT), step]);
    setFuture([]);
  }, []);
  const never = useCallback((step: Step) => {
    setPast((p) => p.filter((s) => s !== step));
    setFuture((f) => f.filter((s) => s !== step));
  }, []);
  const undo = useCallback(() => {
    const last = past.at(-1);
    if (!last) return;
    setPast(past.slice(0, -1));
    setFuture([...future, last]);
    void play(last, 'before').then(setFault);
  }, [past, future, play]);
  const redo = useCallback(() => {
    const next = future.at(-1);
    if (!next) return;
    setFuture(future.slice(0, -1));
    setPast([...past, next]);
    void play(next, 'after').then(setFault);
  }, [past, future, play]);

  return useMemo(
    () => ({ did, never, undo, redo, canUndo: past.length > 0, canRedo: future.length > 0, fault, hush: () => setFault(null) }),
    [did, never, undo, redo, past, future, fault],
  );
}
