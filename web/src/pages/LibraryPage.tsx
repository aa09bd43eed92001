import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Rec } from '../api/entities';

const portsOf = (r: Rec) => [...((r.ioPorts ?? []) as Rec[]), ...((r.cards ?? []) as Rec[]).flatMap((c) => (c.io ?? []) as Rec[])];
const SHOWN = 400;

/** The models of the library with what they plug into. */
export function LibraryPage() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed).toLowerCase();
  const all = useQuery({ queryKey: ['library', 'equipment'], queryFn: () => api<Rec[]>('GET', '/api/equipment'), staleTime: 60_000, retry: false }).data ?? [];
  const found = all.filter((r) => `${r.manufacturer} ${r.model} ${r.category}`.toLowerCase().includes(q));
  return (
    <div className="page stack">
      <h1>{t('nav.library')} <span className="second small">{all.length}</span></h1>
      <input className="input" type="search" aria-label={t('do.filter')} placeholder={t('do.filter')} value={typed} onChange={(e) => setTyped(e.target.value)} />
      <ul className="rows">
        {found.slice(0, SHOWN).map((r) => {
          const counts = new Map<string, number>();
          portsOf(r).forEach((p) => counts.set(`${p.ioType}`, (counts.get(`${p.ioType}`) ?? 0) + 1));
          return <li key={r.id}><div><span className="grow"><strong>{String(r.manufacturer)} {String(r.model)}</strong><br /><span className="second small">{[...counts].map(([k, n]) => `${n} × ${k}`).join(', ')}</span></span><span className="tag">{String(r.category)}</span></div></li>;
        })}
      </ul>
    </div>
  );
}
