import { CheckSquare, Funnel, Plus, Printer } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Entity, Rec } from '../api/entities';
import { useConsole } from '../state/console';
import { reason } from '../state/reason';
import { list } from '../state/show';
import { endsOf } from '../state/ends';
import { CARD, cellText, COLUMNS } from '../ui/columns';
import { Grid } from '../ui/Grid';
import type { Sorting } from '../ui/grid/rows';
import { SortMenu } from '../ui/grid/SortMenu';
import { blank } from '../ui/grid/paste';
import { usePhone } from '../ui/media';
import { RecordView } from '../ui/RecordView';
import { go, href } from '../ui/route';
import { clock, word } from '../ui/say';
import { titleOf } from '../ui/titles';

/** The choice of a checklist that is no category: what is not done. */
const OPEN = '\0open';

const AddDevice = lazy(() => import('../ui/AddDevice'));

/** One kind of record: its table, and the record that is open beside or over it. */
export function ListPage({ entity, recordId, child }: { entity: Entity; recordId?: string; child?: string }) {
  const { t } = useTranslation();
  const { id, show, canEdit, create } = useConsole();
  const phone = usePhone();
  const [typed, setTyped] = useState('');
  const [chip, setChip] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [filtering, setFiltering] = useState(false);
  const [selecting, setSelecting] = useState(false);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [adding, setAdding] = useState(false);
  const filter = useDeferredValue(typed);
  const all = list(show, entity);
  const columns = COLUMNS[entity]!;
  const ends = useMemo(() => endsOf(show), [show.sources, show.sends, show.devices, show.ipAddresses, show.production.loadIn]);
  const chipField = CARD[entity]!.chips!;
  const chips = useMemo(() => [...new Set(all.map((r) => String(r[chipField] ?? '')))].filter(Boolean).sort(), [all, chipField]);
  const records = useMemo(() => (!chip ? all : chip === OPEN ? all.filter((r) => !r.completedAt) : all.filter((r) => String(r[chipField]) === chip)), [all, chip, chipField]);
  const record = recordId ? all.find((r) => r.id === recordId) : undefined;
  const close = () => go(id, entity);

  const add = async () => {
    if (entity === 'devices') return setAdding(true);
    try {
      const made = await create(entity, blank(entity, t(`nav.${entity}`)));
      go(id, entity, made.id);
    } catch (e) {
      setFault(reason(e));
    }
  };
  const adder = <Button className="button" onPress={() => void add()}><Plus size={18} /> {t('do.add')}</Button>;
  const nothing = <><p>{t('list.none')}</p>{canEdit && <><p className="small">{t('list.nonehint')}</p>{adder}</>}</>;
  const view = record && <RecordView key={record.id} entity={entity} record={record} ends={ends} child={child} close={close} />;
  return (
    <>
      <div className="workspace">
        <div className="sheet">
          <div className="bar">
            <h1>{t(`nav.${entity}`)} <span className="second small">{all.length}</span></h1>
            <input className="input" type="search" aria-label={t('do.filter')} placeholder={t('do.filter')} value={typed} onChange={(e) => setTyped(e.target.value)} />
            {phone && <SortMenu columns={columns} sorting={sorting} choose={setSorting} />}
            {phone ? canEdit && <button type="button" className="button icon plain" aria-label={t('pick.start')} aria-pressed={selecting} onClick={() => setSelecting(!selecting)}><CheckSquare size={20} /></button>
              : <button type="button" className="button icon plain" aria-label={t('pick.filters')} aria-pressed={filtering} onClick={() => setFiltering(!filtering)}><Funnel size={18} /></button>}
            {!phone && <Button className="button icon plain" aria-label={t('do.print')} onPress={() => window.print()}><Printer size={18} /></Button>}
            {entity === 'ip-addresses' && <a className="button" href={href(id, 'ip-plan')}>{t('ip.show')}</a>}
            {canEdit && !phone && adder}
          </div>
          {fault && <p className="banner bad" role="alert">{fault}</p>}
          {recordId && !record && <p className="banner" role="status"><span>{t('record.gone')}</span><a href={href(id, 'history', entity, recordId)}>{t('nav.history')}</a><a href={href(id, entity)}>{t('banner.ok')}</a></p>}
          {chips.length > 1 && <div className="chips" role="group" aria-label={t(`field.${chipField}`)}>
            <button type="button" className="chip" aria-pressed={chip === null} onClick={() => setChip(null)}>{t('do.all')}</button>
            {entity === 'checklist-items' && <button type="button" className="chip" aria-pressed={chip === OPEN} onClick={() => setChip(chip === OPEN ? null : OPEN)}>{t('due.open')}</button>}
            {chips.map((c) => <button key={c} type="button" className="chip" aria-pressed={chip === c} onClick={() => setChip(chip === c ? null : c)}>{word(c)}</button>)}
          </div>}
          <Grid entity={entity} columns={columns} records={records} ends={ends} filter={filter} filtering={filtering && !phone} selecting={selecting} sorting={sorting} setSorting={setSorting} stopSelecting={() => setSelecting(false)} whole={!chip} open={recordId} onOpen={(r) => go(id, entity, r)} nothing={nothing} />
          {canEdit && phone && !selecting && <button type="button" className="adder" aria-label={t('do.add')} onClick={() => void add()}><Plus size={24} /></button>}
        </div>
        {view && !phone && <aside className="side" aria-label={titleOf(record)}>{view}</aside>}
        {view && phone && (
          <ModalOverlay className="overlay low" isOpen isDismissable onOpenChange={(o) => !o && close()}>
            <Modal className="modal"><Dialog aria-label={titleOf(record)}>{view}</Dialog></Modal>
          </ModalOverlay>
        )}
      </div>
      {adding && <Suspense><AddDevice close={() => setAdding(false)} /></Suspense>}
      <Paper entity={entity} records={records} ends={ends} />
    </>
  );
}

function Paper({ entity, records, ends }: { entity: Entity; records: Rec[]; ends: ReturnType<typeof endsOf> }) {
  const { t } = useTranslation();
  const { show } = useConsole();
  const columns = COLUMNS[entity]!;
  const [printing, setPrinting] = useState(false);
  useMemo(() => {
    window.onbeforeprint = () => setPrinting(true);
    window.onafterprint = () => setPrinting(false);
  }, []);
  if (!printing) return null;
  return (
    <div className="paper">
      <h1>{t(`nav.${entity}`)}</h1>
      <p>{t('print.footer', { show: show.production.showName, seq: show.seq, at: clock(Date.now()) })}</p>
      <table>
        <thead><tr>{columns.map((c) => <th key={c.key}>{t(`field.${c.key}`)}</th>)}</tr></thead>
        <tbody>{records.map((r) => <tr key={r.id}>{columns.map((c) => <td key={c.key}>{cellText(r, c, ends)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
