import { useDeferredValue, useMemo } from 'react';
import { nameOf, plugsOf, plugText } from '../routing/plugs';
import { useConsole } from '../state/console';

const OFFERED = 40;

/** Everything that can be named as an end; things first, then their ports. */
function useEnds(): string[] {
  const { show } = useConsole();
  return useMemo(() => {
    const things = [...show.sources, ...show.devices, ...show.sends].map((r) => (r.label ? String(r.label) : nameOf(r)));
    return [...new Set([...things, ...plugsOf(show).filter((p) => p.port).map((p) => plugText(p).replace(' · ', ' '))])];
  }, [show.sources, show.devices, show.sends]);
}

/** An end of a patch as people say it: a thing, a port, or a range such as `Router A IN 5-12`. */
export function EndInput({ id, label, value, change, wide }: { id: string; label: string; value: string; change: (v: string) => void; wide?: boolean }) {
  const ends = useEnds();
  const typed = useDeferredValue(value).toLowerCase();
  const fitting = useMemo(() => {
    const found: string[] = [];
    for (const end of ends) if (end.toLowerCase().includes(typed) && found.push(end) === OFFERED) break;
    return found;
  }, [ends, typed]);
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" list={`${id}-ends`} autoComplete="off" maxLength={200} value={value} onChange={(e) => change(e.target.value)} />
      <datalist id={`${id}-ends`}>{fitting.map((n) => <option key={n} value={n} />)}</datalist>
    </div>
  );
}
