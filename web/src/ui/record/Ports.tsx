import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import type { Ends } from '../../state/ends';
import { partsOf } from '../../state/nested';
import { StatusMark } from '../columns';
import { href } from '../route';
import { Trace } from './Trace';

/** All cables on each end: an output may feed many. */
function useCablesByEnd() {
  const { show } = useConsole();
  return useMemo(() => {
    const at = new Map<string, Rec[]>();
    for (const c of show.connections) for (const end of [String(c.fromPortId), String(c.toPortId)]) at.set(end, [...(at.get(end) ?? []), c]);
    return at;
  }, [show.connections]);
}

const GROUPS: Record<string, [string, string][]> = {
  devices: [['in', 'record.in'], ['out', 'record.out'], ['bidirectional', 'record.both']], sources: [['', 'record.outputs']], sends: [['', 'record.inputs']],
};

/** Every end with its cable: a tap opens the cable, on a device's free port its signal path; a free one says so. */
export function Ports({ entity, record, at, ends }: { entity: Entity; record: Rec; at?: string; ends: Ends }) {
  const { t } = useTranslation();
  const { id } = useConsole();
  const cables = useCablesByEnd();
  const parts = partsOf(entity, record);
  useEffect(() => {
    if (at) document.getElementById(`port-${at}`)?.scrollIntoView({ block: 'center' });
  }, [at]);
  const line = (p: Rec, cable: Rec | undefined) => {
    const far = cable && ends.get(String(cable.fromPortId === p.id ? cable.toPortId : cable.fromPortId));
    return (
      <>
        <span className="tag port">{String(p.label ?? p.outputIndex ?? p.inputIndex ?? p.portIndex ?? '–')}</span>
        <span className="grow">{far?.text ?? <span className="second">{t(cable ? 'record.open' : 'record.free')}</span>}<br /><span className="second small">{[p.connector, cable?.cableLabel].filter(Boolean).map(String).join(' · ')}</span></span>
        <StatusMark of={cable?.status} />
      </>
    );
  };
  return (
    <>
      {GROUPS[entity]!.map(([direction, title]) => {
        const list = parts.filter((p) => !direction || p.direction === direction);
        if (!list.length) return null;
        return (
          <section key={direction} className="stack">
            <h3 className="small second">{t(title)} · {list.length}</h3>
            <ul className="rows">
              {list.flatMap((p) => (cables.get(p.id) ?? [undefined]).map((cable, i) => (
                <li key={`${p.id}${cable?.id ?? ''}`} id={i ? undefined : `port-${p.id}`} className={p.id === at ? 'lit' : undefined}>
                  {cable ? <a href={href(id, 'connections', cable.id)}>{line(p, cable)}</a> : entity === 'devices' ? <a href={href(id, entity, record.id, p.id)}>{line(p, cable)}</a> : <div>{line(p, cable)}</div>}
                  {p.id === at && !i && entity === 'devices' && <Trace of="ports" id={p.id} ends={ends} />}
                </li>
              )))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
