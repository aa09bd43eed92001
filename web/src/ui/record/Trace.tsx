import { useTranslation } from 'react-i18next';
import { useConsole } from '../../state/console';
import type { Ends } from '../../state/ends';
import { type Hop, told, useTrace } from '../../state/trace';
import { href } from '../route';

const DEEPEST = 6;

/** The whole signal path through a port or a cable, as the server tells it. */
export function Trace({ of, id: at, version, ends }: { of: 'ports' | 'connections'; id: string; version?: number; ends: Ends }) {
  const { t } = useTranslation();
  const hops = useTrace(of, at, version);
  if (!hops?.length) return null;
  const last = hops.reduce((a, b) => (Number(b.lengthM) > Number(a.lengthM) ? b : a));
  return (
    <section className="stack">
      <h3 className="small second">{t('record.trace')} · {t(last.lengthIsDefinite ? 'record.length' : 'record.atleast', { metres: last.lengthM })}</h3>
      <ol className="rows">{hops.map((h, i) => <Step key={i} hop={h} ends={ends} />)}</ol>
    </section>
  );
}

function Step({ hop: h, ends }: { hop: Hop; ends: Ends }) {
  const { t } = useTranslation();
  const { id } = useConsole();
  const end = ends.get(h.id);
  const label = h.by?.kind === 'cable' ? h.by.label : null;
  const line = (
    <>
      <span className="grow" style={{ paddingLeft: Math.min(h.depth, DEEPEST) * 10 }}>
        <span style={{ fontWeight: h.asked ? 650 : undefined }}>{h.depth ? '↳ ' : ''}{h.label}{h.loop && ` ↺ ${t('record.again')}`}</span>
        <br /><span className="second small">{told(h)}</span>
      </span>
      {label && <span className="tag">{label}</span>}
    </>
  );
  return <li>{end ? <a href={href(id, end.entity, end.id, end.child)}>{line}</a> : <div>{line}</div>}</li>;
}
