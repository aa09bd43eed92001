import './findings.css';
import { useQueryClient } from '@tanstack/react-query';
import { Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useConsole } from '../state/console';
import { type Ends, endsOf } from '../state/ends';
import { Button } from '../ui/Button';
import { href } from '../ui/route';
import { type Finding, opsOf, type Place, TONES } from './findings';
import { reason } from '../state/reason';

/** Findings one below the other: what is wrong, what helps, where it is, and a button where one tap helps. */
export function FindingList({ findings }: { findings: Finding[] }) {
  const { show } = useConsole();
  const ends = useMemo(() => endsOf(show), [show.sources, show.sends, show.devices]);
  return <ul className="findings">{findings.map((f, i) => <Item key={`${f.kind} ${f.places[0]?.id ?? i}`} finding={f} ends={ends} />)}</ul>;
}

function Item({ finding: f, ends }: { finding: Finding; ends: Ends }) {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const { fault, busy, fix } = useFix();
  const at = (p: Place) => {
    const end = ends.get(p.id);
    return end ? href(id, end.entity, end.id, end.child) : href(id, p.entity, p.id);
  };
  return (
    <li>
      <p><span className={`mark ${TONES[f.severity]}`}><span><span className="sr-only">{t(`findings.${f.severity}`)}: </span>{f.message}</span></span></p>
      <p className="second small">{f.remedy}</p>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <div className="cluster">
        {f.places.map((p) => <a key={p.id} className="chip" href={at(p)}>{p.label}</a>)}
        {f.fix && canEdit && <Button className="button" isDisabled={busy} onPress={() => void fix(f.fix!.writes)}><Wrench size={16} aria-hidden /> {f.fix.text}</Button>}
      </div>
    </li>
  );
}

function useFix() {
  const { id, show, run } = useConsole();
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fix = async (writes: Parameters<typeof opsOf>[0]) => {
    setBusy(true);
    try {
      const step = opsOf(writes, show);
      if (step) setFault(await run(step.entity, step.ops));
      else {
        await api('POST', '/api/batch', { body: { writes } });
        await queries.invalidateQueries({ queryKey: ['show', id] });
      }
      await queries.invalidateQueries({ queryKey: ['checks', id] });
    } catch (e) {
      setFault(reason(e));
    } finally {
      setBusy(false);
    }
  };
  return { fault, busy, fix };
}
