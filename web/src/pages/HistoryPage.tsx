import { useInfiniteQuery, useQueries, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { type Entity, isEntity, type Rec, SECTIONS } from '../api/entities';
import { useConsole } from '../state/console';
import { endsOf } from '../state/ends';
import { href, useRoute } from '../ui/route';
import { clock, value } from '../ui/say';

interface Entry {
  changeId: string; seq: number; entity: string; id: string; op: string; at: string; by: { name: string };
  fields: Record<string, { from: unknown; to: unknown }>;
}

const nameOf = (r: Rec) => String(r.label ?? r.cableLabel ?? r.name ?? r.address ?? r.title ?? '');

/** Who changed what, newest first, of the show or of one record; each change can be taken back, a deletion too. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const [, , entity, record] = useRoute();
  const one = entity && record && isEntity(entity) ? { entity, record } : null;
  const names = useMemo(() => new Map((Object.values(SECTIONS) as (keyof typeof show)[]).flatMap((s) => (show[s] as Rec[]).map((r) => [r.id, nameOf(r)] as const))), [show]);
  return (
    <div className="page stack">
      <h1>{t('history.title')} {one && <a className="tag" href={href(id, one.entity, one.record)}>{names.get(one.record) || '–'}</a>}</h1>
      {one ? <p><a href={href(id, 'history')}>{t('history.whole')}</a></p> : <Deleted />}
      <Changes one={one} names={names} />
    </div>
  );
}

/** The server answers at most so many changes at a time; a full page has older ones behind it. */
const PAGE = 500;

function Changes({ one, names }: { one: { entity: string; record: string } | null; names: Map<string, string> }) {
  const { t } = useTranslation();
  const { id, show, canEdit } = useConsole();
  const about = one ? `entity=${one.entity}&id=${one.record}&` : '';
  const query = useInfiniteQuery({
    queryKey: ['history', id, about],
    queryFn: ({ pageParam }) => api<Entry[]>('GET', `/api/productions/${id}/history?${about}${pageParam ? `before=${pageParam}` : ''}`),
    initialPageParam: 0,
    getNextPageParam: (page) => (new Set(page.map((e) => e.changeId)).size >= PAGE ? page.at(-1)!.seq : undefined),
    retry: false,
  });
  const [fault, setFault] = useState<string | null>(null);
  const ends = useMemo(() => endsOf(show), [show]);
  const say = (v: unknown) => (typeof v === 'string' && ends.get(v)?.text) || value(v);
  const undo = (e: Entry) => api('POST', `/api/history/${e.changeId}/undo`).then(() => { setFault(null); void query.refetch(); }, (x: Error) => setFault(x.message));
  const entries = query.data?.pages.flat() ?? [];
  return (
    <>
      {fault && <p className="fault" role="alert">{fault}</p>}
      {query.isError && <p className="second">{t('fail.reach')}</p>}
      {query.isSuccess && !entries.length && <p className="second">{t('list.none')}</p>}
      <ul className="rows">
        {entries.map((e) => (
          <li key={`${e.changeId}${e.id}`}>
            <div>
              <span className="grow">
                {!one && <><Subject entry={e} name={names.get(e.id)} /> </>}{t(`history.${e.op}`)} <span className="second small">{t(`nav.${e.entity}`, t(`sync.entity.${e.entity}`, e.entity))} · {e.by.name} · {clock(e.at)}</span>
                {e.op === 'updated' && Object.entries(e.fields).map(([f, v]) => <span key={f} className="small" style={{ display: 'block' }}><span className="second">{t(`field.${f}`, f)}:</span> {say(v.from)} → {say(v.to)}</span>)}
              </span>
              {canEdit && <Button className="button plain" onPress={() => void undo(e)}>{t('history.undo')}</Button>}
            </div>
          </li>
        ))}
      </ul>
      {query.hasNextPage && <Button className="button" isDisabled={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{t('history.older')}</Button>}
    </>
  );
}

function Subject({ entry: e, name }: { entry: Entry; name?: string }) {
  const { id } = useConsole();
  const text = name || String(e.fields.label?.to ?? e.fields.cableLabel?.to ?? e.fields.name?.to ?? e.fields.title?.to ?? '–');
  return name !== undefined && isEntity(e.entity) ? <a className="tag" href={href(id, 'history', e.entity, e.id)}>{text}</a> : <span className="tag">{text}</span>;
}

/** Nothing is gone for good while the show lives: what was deleted stands here and comes back whole. */
function Deleted() {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const all = useQueries({
    queries: (Object.keys(SECTIONS) as Entity[]).map((entity) => ({
      queryKey: ['history', id, 'deleted', entity], queryFn: () => api<Rec[]>('GET', `/api/productions/${id}/${entity}?isDeleted=true`), retry: false,
    })),
    combine: (results) => results.flatMap((r, i) => (r.data ?? []).filter((x) => x.isDeleted).map((record) => ({ entity: Object.keys(SECTIONS)[i] as Entity, record }))),
  });
  if (!all.length) return null;
  const restore = async (entity: Entity, record: Rec) => {
    try {
      await api('POST', `/api/${entity}/${record.id}/restore`);
      setFault(null);
      await Promise.all([queries.invalidateQueries({ queryKey: ['history', id] }), queries.invalidateQueries({ queryKey: ['show', id] })]);
    } catch (e) {
      setFault((e as Error).message);
    }
  };
  const newest = [...all].sort((a, b) => String(b.record.updatedAt).localeCompare(String(a.record.updatedAt)));
  return (
    <details className="panel" open={newest.length <= 5}>
      <summary className="nav">{t('history.bin')} · {newest.length}</summary>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <ul className="rows">
        {newest.map(({ entity, record }) => (
          <li key={record.id}>
            <div>
              <span className="grow"><span className="tag">{nameOf(record) || '–'}</span> {record.label && record.name ? String(record.name) : ''} <span className="second small">{t(`nav.${entity}`)}{record.updatedAt ? ` · ${clock(record.updatedAt)}` : ''}</span></span>
              {canEdit && <Button className="button" onPress={() => void restore(entity, record)}>{t('do.restore')}</Button>}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
