import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useConsole } from '../state/console';
import { clock, value } from '../ui/say';

interface Entry {
  changeId: string; seq: number; entity: string; id: string; op: string; at: string; by: { name: string };
  fields: Record<string, { from: unknown; to: unknown }>;
}
const SHOWN = 300;

/** Who changed what, newest first; each change can be taken back, a deletion too. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { id, show, canEdit } = useConsole();
  const query = useQuery({ queryKey: ['history', id], queryFn: () => api<Entry[]>('GET', `/api/productions/${id}/history`), retry: false });
  const [fault, setFault] = useState<string | null>(null);
  const names = new Map([...show.sources, ...show.sends, ...show.devices, ...show.connections, ...show.ipAddresses, ...show.checklistItems].map((r) => [r.id, String(r.label ?? r.name ?? r.cableLabel ?? r.address ?? r.title ?? '')]));
  const undo = (e: Entry) => api('POST', `/api/history/${e.changeId}/undo`).then(() => query.refetch(), (x: Error) => setFault(x.message));
  return (
    <div className="page stack">
      <h1>{t('history.title')}</h1>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <ul className="rows">
        {(query.data ?? []).slice(0, SHOWN).map((e) => (
          <li key={`${e.changeId}${e.id}`}>
            <div>
              <span className="grow">
                <span className="tag">{names.get(e.id) || String(e.fields.name?.to ?? e.fields.title?.to ?? '–')}</span> {t(`history.${e.op}`)} <span className="second small">{t(`nav.${e.entity}`, e.entity)} · {e.by.name} · {clock(e.at)}</span>
                {e.op === 'updated' && Object.entries(e.fields).map(([f, v]) => <span key={f} className="small" style={{ display: 'block' }}><span className="second">{t(`field.${f}`, f)}:</span> {value(v.from)} → {value(v.to)}</span>)}
              </span>
              {canEdit && <Button className="button plain" onPress={() => void undo(e)}>{t('history.undo')}</Button>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
