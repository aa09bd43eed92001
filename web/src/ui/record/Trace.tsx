import { useTranslation } from 'react-i18next';
import { useConsole } from '../../state/console';
import { useTrace } from '../../state/trace';
import type { Ends } from '../../state/ends';
import { href } from '../route';

const DEEPEST = 6;

/** The whole signal path through a port or a cable, as the server tells it. */
export function Trace({ of, id: at, version, ends }: { of: 'ports' | 'connections'; id: string; version?: number; ends: Ends }) {
  const { t } = useTranslation();
  const { id } = useConsole();
  const hops = useTrace(of, at, version);
  if (!hops?.length) return null;
  return (
    <section className="stack">
      <h3 className="small second">{t('record.trace')}</h3>
      <ol className="rows">
        {hops.map((h, i) => {
          const end = ends.get(h.end);
          const line = <><span className="grow" style={{ paddingLeft: Math.min(h.depth, DEEPEST) * 12, fontWeight: h.asked ? 600 : undefined }}>{h.loop ? '↺ ' : h.depth ? '↳ ' : ''}{h.label || end?.text}</span>{h.cableLabel && <span className="tag">{h.cableLabel}</span>}</>;
          return <li key={i}>{end ? <a href={href(id, end.entity, end.id, end.child)}>{line}</a> : <div>{line}</div>}</li>;
        })}
      </ol>
    </section>
  );
}
