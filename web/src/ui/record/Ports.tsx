import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import type { Ends } from '../../state/ends';
import { StatusMark } from '../columns';
import { href } from '../route';

/** Outputs of a source or inputs of a send. */
export function Parts({ title, parts }: { title: string; parts: Rec[] }) {
  return (
    <section className="stack">
      <h3 className="small second">{title}</h3>
      <ul className="rows">{parts.map((p) => <li key={p.id}><div><span className="tag">{String(p.label ?? p.outputIndex ?? p.inputIndex)}</span><span className="grow">{String(p.connector)}</span></div></li>)}</ul>
    </section>
  );
}

/** A port opens its cable; a free one says so. */
export function Ports({ record, at, ends }: { record: Rec; at?: string; ends: Ends }) {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const ports = record.ports as Rec[];
  const cables = useMemo(() => new Map(show.connections.flatMap((c) => [[String(c.fromPortId), c], [String(c.toPortId), c]] as const)), [show.connections]);
  useEffect(() => {
    if (at) document.getElementById(`port-${at}`)?.scrollIntoView({ block: 'center' });
  }, [at]);
  const groups: [string, string][] = [['in', t('record.in')], ['out', t('record.out')], ['bidirectional', t('record.both')]];
  return (
    <>
      {groups.map(([direction, title]) => {
        const list = ports.filter((p) => p.direction === direction);
        if (!list.length) return null;
        return (
          <section key={direction} className="stack">
            <h3 className="small second">{title} · {list.length}</h3>
            <ul className="rows">
              {list.map((p) => {
                const cable = cables.get(p.id);
                const far = cable && ends.get(String(cable.fromPortId === p.id ? cable.toPortId : cable.fromPortId));
                const line = (
                  <>
                    <span className="tag" style={{ minWidth: 92, textAlign: 'center' }}>{String(p.label ?? p.portIndex ?? '–')}</span>
                    <span className="grow">{far?.text ?? <span className="second">{t('record.free')}</span>}<br /><span className="second small">{String(p.connector ?? '')}{cable?.cableLabel ? ` · ${String(cable.cableLabel)}` : ''}</span></span>
                    <StatusMark of={cable?.status} />
                  </>
                );
                const style = p.id === at ? { background: 'var(--picked)' } : undefined;
                return <li key={p.id} id={`port-${p.id}`} style={style}>{cable ? <a href={href(id, 'connections', cable.id)}>{line}</a> : <div>{line}</div>}</li>;
              })}
            </ul>
          </section>
        );
      })}
    </>
  );
}
