import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { type Rec, SECTIONS } from '../api/entities';
import { useConsole } from '../state/console';
import { reason } from '../state/reason';
import { clock } from '../ui/say';

export const nameOf = (r: Rec) => String(r.label ?? r.cableLabel ?? r.name ?? r.address ?? r.title ?? ([r.manufacturer, r.model].filter(Boolean).join(' ') || ''));

interface Gone { entity: string; record: Rec }

/** What there is to ask for: the kinds of records of a show, or what is shared by all shows. */
const pathsOf = (show: string, isLibrary: boolean): [entity: string, path: string][] =>
  isLibrary ? [['equipment', '/api/equipment'], ['formats', '/api/formats']] : Object.keys(SECTIONS).map((entity) => [entity, `/api/productions/${show}/${entity}`]);

/** What was deleted, of a show or of the library. */
export function useGone(isLibrary: boolean): Gone[] {
  const { id } = useConsole();
  const paths = pathsOf(id, isLibrary);
  return useQueries({
    queries: paths.map(([entity, path]) => ({ queryKey: ['history', id, 'deleted', entity], queryFn: () => api<Rec[]>('GET', `${path}?isDeleted=true`), retry: false })),
    combine: (results): Gone[] => results.flatMap((r, i) => (r.data ?? []).filter((x) => x.isDeleted).map((record) => ({ entity: paths[i]![0], record }))),
  });
}

/** Nothing is gone for good while the show lives: what was deleted stands here by kind and comes back whole. */
export function Bin({ isLibrary }: { isLibrary: boolean }) {
  const { t } = useTranslation();
  const { canEdit } = useConsole();
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const all = useGone(isLibrary);
  if (!all.length) return null;
  const restore = async ({ entity, record }: Gone) => {
    try {
      await api('POST', `/api/${entity}/${record.id}/restore`);
      setFault(null);
      await Promise.all(['history', 'show', 'library'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    } catch (e) {
      setFault(reason(e));
    }
  };
  const kinds = [...new Set(all.map((g) => g.entity))];
  return (
    <details className="panel" open={all.length <= 5}>
      <summary className="nav">{t('history.bin')} · {all.length}</summary>
      {fault && <p className="fault" role="alert">{fault}</p>}
      {kinds.map((kind) => (
        <section key={kind} aria-label={t(`nav.${kind}`, t(`sync.entity.${kind}`, kind))}>
          <h2 className="second small" style={{ marginTop: 12 }}>{t(`nav.${kind}`, t(`sync.entity.${kind}`, kind))}</h2>
          <ul className="rows">{newestOf(all, kind).map((g) => <Row key={g.record.id} gone={g} restore={canEdit ? () => void restore(g) : undefined} />)}</ul>
        </section>
      ))}
    </details>
  );
}

const newestOf = (all: Gone[], kind: string) =>
  all.filter((g) => g.entity === kind).sort((a, b) => String(b.record.updatedAt).localeCompare(String(a.record.updatedAt)));

function Row({ gone: { record }, restore }: { gone: Gone; restore?: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <div>
        <span className="grow"><span className="tag">{nameOf(record) || '–'}</span> {record.label && record.name ? String(record.name) : ''} <span className="second small">{record.updatedAt ? clock(record.updatedAt) : ''}</span></span>
        {restore && <Button className="button" onPress={restore}>{t('do.restore')}</Button>}
      </div>
    </li>
  );
}
