import { useCallback, useMemo, useState } from 'react';

/** Which rows are picked: one, a range from the last one, all, none. */
export function usePicking(ids: string[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const here = useMemo(() => new Set(ids.filter((id) => picked.has(id))), [ids, picked]); // what a filter hides is not touched

  const toggle = useCallback((id: string) => {
    setPicked((was) => {
      const next = new Set(was);
      if (!next.delete(id)) next.add(id);
      return next;
    });
    setLast(id);
  }, []);
  const through = useCallback((id: string) => {
    const [a, b] = [ids.indexOf(last ?? id), ids.indexOf(id)];
    if (a < 0 || b < 0) return toggle(id);
    setPicked((was) => new Set([...was, ...ids.slice(Math.min(a, b), Math.max(a, b) + 1)]));
    setLast(id);
  }, [ids, last, toggle]);
  const all = useCallback(() => setPicked(new Set(ids)), [ids]);
  const none = useCallback(() => setPicked(new Set()), []);

  return useMemo(() => ({ picked: here, toggle, through, all, none }), [here, toggle, through, all, none]);
}

export type Picking = ReturnType<typeof usePicking>;
