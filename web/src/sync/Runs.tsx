import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { maybe } from '../api/client';
import { clock } from '../ui/say';

interface Ran { scope: string; began: string; ended: string; pushed: number; pulled: number; conflicts: number; error: string | null }

const useRuns = () => useQuery({ queryKey: ['sync', 'runs'], queryFn: () => maybe<Ran[]>('/api/sync/runs'), retry: false }).data ?? [];

/** What the last sync runs did, of one show or of all; nothing where there is no hub. */
export function Runs({ show, names }: { show?: string; names?: Map<string, string> }) {
  const { t } = useTranslation();
  const all = useRuns().filter((r) => !show || r.scope === show).slice(0, show ? 6 : 30);
  if (!all.length) return null;
  return (
    <details>
      <summary className="nav">{t('sync.runs')}</summary>
      <ul className="rows">
        {all.map((r) => (
          <li key={`${r.scope}${r.ended}`}>
            <div><span className={`mark small ${r.error ? 'bad' : 'ok'}`}>{clock(r.ended)}</span><span className="grow small">{names && <strong>{names.get(r.scope) ?? t('nav.library')} </strong>}{r.error ?? t('sync.ran', { ...r })}</span></div>
          </li>
        ))}
      </ul>
    </details>
  );
}
