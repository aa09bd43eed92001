import { useMemo } from 'react';
import { plugsOf, plugText } from '../routing/plugs';
import { useConsole } from '../state/console';
import { nameOf } from '../routing/plugs';

/** An end of a patch as people say it: a thing, a port, or a range such as `Router A IN 5-12`. */
export function EndInput({ id, label, value, change }: { id: string; label: string; value: string; change: (v: string) => void }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" list="patch-ends" autoComplete="off" maxLength={200} value={value} onChange={(e) => change(e.target.value)} />
    </div>
  );
}

/** Everything that can be named as an end; things first, then their ports. */
export function Ends() {
  const { show } = useConsole();
  const names = useMemo(() => {
    const things = [...show.sources, ...show.devices, ...show.sends].map((r) => (r.label ? String(r.label) : nameOf(r)));
    return [...new Set([...things, ...plugsOf(show).filter((p) => p.port).map((p) => plugText(p).replace(' · ', ' '))])];
  }, [show.sources, show.devices, show.sends]);
  return <datalist id="patch-ends">{names.map((n) => <option key={n} value={n} />)}</datalist>;
}
