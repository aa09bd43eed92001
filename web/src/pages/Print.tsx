import { Printer } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { Labels } from '../print/Labels';
import { AddressLeaf, CablesLeaf, ChecklistLeaf, EndsLeaf, PatchLeaf } from '../print/Lists';
import { labelPage, type Paper, PAPERS, tablePage, usual } from '../print/paper';
import '../print/print.css';
import { bookOf, type Kind, KINDS, labelsOf } from '../print/sheets';
import { STOCKS } from '../print/stock';
import { useOrigin } from '../server/origin';
import { useConsole } from '../state/console';
import { natural } from '../state/show';
import { go, href, useRoute } from '../ui/route';

const WIDE = new Set<Kind>(['sources', 'sends', 'connections']);

/** What the preview shows before the printer asks for all of it. */
const PREVIEW = { devices: 4, labels: 130 };
const STATES = ['planned', 'patched', 'verified', 'faulty'];

/** Lists, patch sheets and labels as they come out of the printer. */
export function Print() {
  const { t, i18n } = useTranslation();
  const { id, show } = useConsole();
  const [, , asked, about] = useRoute();
  const kind = KINDS.find((k) => k === asked) ?? 'sources';
  const book = useMemo(() => bookOf(show), [show]);
  const [paper, setPaper] = useState<Paper>(() => usual(navigator.language, localStorage.getItem('paper')));
  const [stockId, setStock] = useState(() => localStorage.getItem('stock') ?? STOCKS[0]!.id);
  const [where, setWhere] = useState('');
  const [status, setStatus] = useState('');
  const [withMore, setMore] = useState(true);
  const [used, setUsed] = useState(0);
  const whole = usePrinting();
  const origin = useOrigin();
  const link = (...parts: string[]) => `${origin}/${href(id, ...parts)}`;
  const stock = STOCKS.find((s) => s.id === stockId) ?? STOCKS[0]!;
  const wide = WIDE.has(kind);
  const [short, long] = PAPERS[paper];
  const width = kind === 'labels' ? stock.page[0] : wide ? long : short;
  const cables = useMemo(() => show.connections.filter((c) => (!about || c.id === about) && (!status || c.status === status)), [show.connections, about, status]);
  const devices = useMemo(() => show.devices.filter((d) => (about ? d.id === about : !where || place(d) === where)), [show.devices, about, where]);
  const labels = useMemo(() => (kind === 'labels' ? labelsOf(book, cables, withMore) : []), [kind, book, cables, withMore]);
  const shown = { devices: whole ? devices : devices.slice(0, PREVIEW.devices), labels: whole ? labels : labels.slice(0, PREVIEW.labels) };
  const hidden = kind === 'patch' ? devices.length - shown.devices.length : kind === 'labels' ? labels.length - shown.labels.length : 0;
  const choose = (key: string, value: string) => localStorage.setItem(key, value);
  const rules = kind === 'labels' ? labelPage(stock.page) : tablePage(paper, wide, t('print.pages', { page: '{{page}}', pages: '{{pages}}' }));
  return (
    <div className="page stack">
      <style>{rules}</style>
      <div className="screen spread">
        <h1 style={{ fontSize: 'var(--t21)' }}>{t('print.title')}</h1>
        <Button className="button primary" onPress={() => window.print()}><Printer size={18} aria-hidden /> {t('do.print')}</Button>
      </div>
      <div className="screen chips" style={{ padding: 0 }} role="group" aria-label={t('print.title')}>
        {KINDS.map((k) => <button key={k} type="button" className="chip" aria-pressed={k === kind} onClick={() => go(id, 'print', k)}>{t(`print.${k}`, t(`nav.${k}`))}</button>)}
      </div>
      <div className="screen print-choices">
        {kind !== 'labels' && <Pick label={t('print.paper')} value={paper} options={[['a4', 'A4'], ['letter', 'US Letter']]} pick={(v) => { choose('paper', v); setPaper(v as Paper); }} />}
        {kind === 'patch' && <Pick label={t('nav.devices')} value={about ?? `@${where}`} options={deviceOptions(show.devices, t('do.all'))} pick={(v) => { setWhere(v.startsWith('@') ? v.slice(1) : ''); go(id, 'print', kind, v.startsWith('@') ? undefined : v); }} />}
        {kind === 'labels' && <Pick label={t('print.stock')} value={stock.id} options={STOCKS.map((s) => [s.id, s.name])} pick={(v) => { choose('stock', v); setStock(v); }} />}
        {(kind === 'labels' || kind === 'connections') && <Pick label={t('field.status')} value={status} options={[['', t('do.all')], ...STATES.map((s): Option => [s, t(`word.${s}`, s)])]} pick={setStatus} />}
        {kind === 'labels' && stock.across * stock.down > 1 && <label className="field"><span>{t('print.used')}</span><input className="input" type="number" min={0} max={stock.across * stock.down - 1} value={used} onChange={(e) => setUsed(Number(e.target.value) || 0)} /></label>}
        {['patch', 'labels', 'checklist-items'].includes(kind) && <button type="button" className="chip" style={{ minHeight: 44 }} aria-pressed={withMore} onClick={() => setMore(!withMore)}>{t(`print.more.${kind}`)}</button>}
      </div>
      {hidden > 0 && <p className="screen second small">{t('print.hidden', { count: hidden })}</p>}
      {kind === 'labels' && <p className="screen second small">{t('print.exact')}</p>}
      <Preview width={width}>
        {(kind === 'sources' || kind === 'sends') && <EndsLeaf book={book} link={link} kind={kind} />}
        {kind === 'patch' && shown.devices.map((d) => <PatchLeaf key={d.id} book={book} link={link} device={d} withFree={withMore} />)}
        {kind === 'connections' && <CablesLeaf book={book} link={link} cables={cables} />}
        {kind === 'labels' && <Labels stock={stock} labels={shown.labels} used={used} link={link} />}
        {kind === 'ip-addresses' && <AddressLeaf book={book} link={link} />}
        {kind === 'checklist-items' && <ChecklistLeaf book={book} link={link} withDone={withMore} />}
      </Preview>
    </div>
  );

  function deviceOptions(all: Rec[], everything: string): Option[] {
    const places = [...new Set(all.map(place))].filter(Boolean).sort(natural);
    return [['@', `${everything} (${all.length})`], ...places.map((p): Option => [`@${p}`, `${i18n.t('field.location')}: ${p}`]), ...all.map((d): Option => [d.id, String(d.name)])];
  }
}

const place = (d: Rec) => String(d.location ?? '');

type Option = [value: string, text: string];

function Pick({ label, value, options, pick }: { label: string; value: string; options: readonly (readonly [string, string])[]; pick: (v: string) => void }) {
  return <label className="field"><span>{label}</span><select className="input" value={value} onChange={(e) => pick(e.target.value)}>{options.map(([v, text]) => <option key={v} value={v}>{text}</option>)}</select></label>;
}

/** Whether the printer is asking: it gets everything at once, the screen a part. */
function usePrinting() {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

const PX_PER_MM = 96 / 25.4;

/** Paper as wide as it is, made smaller where the screen is narrower. */
function Preview({ width, children }: { width: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    const measure = () => setZoom(Math.min(1, box.current!.clientWidth / (width * PX_PER_MM)));
    const watch = new ResizeObserver(measure);
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, [width]);
  return <div ref={box}><div className="leaves" style={{ width: `${width}mm`, zoom }}>{children}</div></div>;
}
