import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { isEntity, type Rec, SECTIONS } from '../api/entities';
import { useConsole } from '../state/console';
import { reason } from '../state/reason';
import { Bin, nameOf, useGone } from '../sync/Bin';
import { calledIn, type Entry, peopleOf, type Step, stepsOf } from '../sync/history';
import { go, href, useRoute } from '../ui/route';
import { clock } from '../ui/say';
import { useSaying } from '../ui/saying';

/** The server answers at most so many changes at a time; a full page has older ones behind it. */
const PAGE = 500;

/** Records of one step that are shown before somebody asks for all. */
const SHOWN = 4;

interface About { entity: string; record: string }

/** Who changed what, newest first, of the show, the library or one record; each change can be taken back, a deletion too. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const [, , entity, record] = useRoute();
  const one = entity && record && (isEntity(entity) || entity === 'equipment') ? { entity, record } : null;
  const isLibrary = entity === 'library' || entity === 'equipment';
  const gone = useGone(isLibrary);
  const names = useMemo(() => new Map([...gone.map((g) => g.record), ...(Object.values(SECTIONS) as (keyof typeof show)[]).flatMap((s) => show[s] as Rec[]), ...show.equipment].map((r) => [r.id, nameOf(r)])), [show, gone]);
  return (
    <div className="page stack">
      <h1>{t('history.title')} {one && <a className="tag" href={one.entity === 'equipment' ? href(id, 'library') : href(id, one.entity, one.record)}>{names.get(one.record) || '–'}</a>}</h1>
      {one ? <p><a href={href(id, 'history')}>{t('history.whole')}</a></p> : (
        <>
          <div className="cluster" role="group" aria-label={t('history.of')}>
            {[undefined, 'library'].map((of) => <button key={of ?? ''} type="button" className="chip" style={{ minHeight: 44 }} aria-pressed={(of === 'library') === isLibrary} onClick={() => go(id, 'history', of)}>{of ? t('nav.library') : String(show.production.showName)}</button>)}
          </div>
          <Bin isLibrary={isLibrary} />
        </>
      )}
      <Changes key={`${isLibrary}`} one={one} isLibrary={isLibrary} names={names} />
    </div>
  );
}

function Changes({ one, isLibrary, names }: { one: About | null; isLibrary: boolean; names: Map<string, string> }) {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const [who, setWho] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const about = `${isLibrary ? 'scope=library&' : ''}${one ? `entity=${one.entity}&id=${one.record}&` : ''}`;
  const query = useInfiniteQuery({
    queryKey: ['history', id, about],
    queryFn: ({ pageParam }) => api<Entry[]>('GET', `${isLibrary ? '/api/history' : `/api/productions/${id}/history`}?${about}${pageParam ? `before=${pageParam}` : ''}`),
    initialPageParam: 0,
    getNextPageParam: (page) => (new Set(page.map((e) => e.changeId)).size >= PAGE ? page.at(-1)!.seq : undefined),
    retry: false,
  });
  const undo = (s: Step) => api('POST', `/api/history/${s.changeId}/undo`).then(() => { setFault(null); void query.refetch(); }, (x: unknown) => setFault(reason(x)));
  const entries = query.data?.pages.flat() ?? [];
  const people = peopleOf(entries);
  const steps = stepsOf(entries).filter((s) => !who || s.by.name === who);
  return (
    <>
      {people.length > 1 && <label className="field" style={{ maxWidth: 280 }}><span>{t('history.who')}</span><select className="input" value={who} onChange={(e) => setWho(e.target.value)}><option value="">{t('history.everybody')}</option>{people.map((p) => <option key={p} value={p}>{p}</option>)}</select></label>}
      {fault && <p className="fault" role="alert">{fault}</p>}
      {query.isError && <p className="second">{t('fail.reach')}</p>}
      {query.isSuccess && !entries.length && <p className="second">{t('list.none')}</p>}
      <ul className="rows">{steps.map((s) => <One key={s.changeId} step={s} isOne={!!one} names={names} undo={canEdit ? () => void undo(s) : undefined} />)}</ul>
      {query.hasNextPage && <Button className="button" isDisabled={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{t('history.older')}</Button>}
    </>
  );
}

/** One step: who and when, then each record it touched. */
function One({ step: s, isOne, names, undo }: { step: Step; isOne: boolean; names: Map<string, string>; undo?: () => void }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? s.entries : s.entries.slice(0, SHOWN);
  const more = s.entries.length - shown.length;
  return (
    <li>
      <div style={{ alignItems: 'flex-start', paddingBlock: 8 }}>
        <span className="grow stack" style={{ gap: 4 }}>
          <span className="second small">{s.by.name} · {clock(s.at)}</span>
          {shown.map((e) => <Touched key={e.id} entry={e} isOne={isOne} name={names.get(e.id)} />)}
          {more > 0 && <span><button type="button" className="chip" onClick={() => setAll(true)}>{t('history.more', { count: more })}</button></span>}
        </span>
        {undo && <Button className="button plain" onPress={undo}>{t('history.undo')}</Button>}
      </div>
    </li>
  );
}

function Touched({ entry: e, isOne, name }: { entry: Entry; isOne: boolean; name?: string }) {
  const { t } = useTranslation();
  const { id } = useConsole();
  const say = useSaying();
  const text = name || calledIn(e) || '–';
  const linked = name !== undefined && (isEntity(e.entity) || e.entity === 'equipment');
  return (
    <span>
      {!isOne && <>{linked ? <a className="tag" href={href(id, 'history', e.entity, e.id)}>{text}</a> : text !== '–' && <span className="tag">{text}</span>} <span className="second small">{t(`nav.${e.entity}`, t(`sync.entity.${e.entity}`, e.entity))}</span> </>}
      {t(`history.${e.op}`)}
      {e.op === 'updated' && Object.entries(e.fields).map(([f, v]) => <span key={f} className="small" style={{ display: 'block', overflowWrap: 'anywhere' }}><span className="second">{say.field(f)}:</span> {say.value(e.entity, f, v.from)} → {say.value(e.entity, f, v.to)}</span>)}
    </span>
  );
}
