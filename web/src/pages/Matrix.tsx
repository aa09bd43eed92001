import '../routing/routing.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console';
import { useTrace } from '../state/trace';
import { crosspoints } from '../routing/crosspoints';
import { type Plug, plugsOf, plugText } from '../routing/plugs';
import { Point, usePatch } from '../routing/Point';
import { STATUS } from '../ui/columns';
import { usePhone, useWall } from '../ui/media';
import { go } from '../ui/route';

const CELL = window.matchMedia('(pointer: coarse)').matches ? 44 : 32;
const PAGE = 10;

interface At { row: number; col: number }

const PlugName = ({ of, on, ...rest }: { of: Plug; on: boolean } & React.HTMLAttributes<HTMLDivElement>) => (
  <div {...rest} className={on ? 'plug on' : 'plug'} title={plugText(of)}><span>{of.owner}</span>{of.port && <b>{of.port}</b>}</div>
);

/** What gives against what takes: a tap chooses a crosspoint, and there a cable is put in, moved, opened or pulled. */
export default function Matrix() {
  const { t } = useTranslation();
  const { id, show, canEdit } = useConsole();
  const phone = usePhone();
  const wall = useWall();
  const [side, head] = phone ? [132, 132] : wall ? [340, 230] : [220, 150]; // as in routing.css
  const box = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [free, setFree] = useState(false);
  const [at, setAt] = useState<At | null>(null);
  const [under, setUnder] = useState<At | null>(null);
  const act = usePatch();
  const choice = { from: useDeferredValue(from), to: useDeferredValue(to), free };
  const { gives, takes, of, feed } = useMemo(() => crosspoints(show, choice), [show.connections, show.sources, show.sends, show.devices, choice.from, choice.to, free]);
  const known = useMemo(() => new Map(plugsOf(show).map((p) => [p.id, p])), [show.sources, show.sends, show.devices]);
  const rows = useVirtualizer({ useFlushSync: false, count: gives.length, getScrollElement: () => box.current, estimateSize: () => CELL, overscan: 6, scrollPaddingStart: head });
  const cols = useVirtualizer({ useFlushSync: false, count: takes.length, horizontal: true, getScrollElement: () => box.current, estimateSize: () => CELL, overscan: 6, scrollPaddingStart: side });
  const width = side + cols.getTotalSize();
  const here = at && gives[at.row] && takes[at.col] ? at : null;
  const [give, take] = [here && gives[here.row], here && takes[here.col]];
  const cable = give && here ? of(give.id).find(([col]) => col === here.col)?.[1] : undefined;
  const fed = take ? feed.get(take.id) : undefined;
  const lit = under ?? here;
  const hops = useTrace('connections', cable?.id ?? null, cable?.version);
  const tree = useMemo(() => (hops?.length ? { ends: new Set(hops.map((h) => h.id)), cables: new Set(hops.flatMap((h) => (h.by?.kind === 'cable' ? [h.by.connectionId] : []))) } : null), [hops]);

  const choose = (row: number, col: number) => {
    const next = { row: Math.max(0, Math.min(gives.length - 1, row)), col: Math.max(0, Math.min(takes.length - 1, col)) };
    setAt(next);
    act.hush();
    rows.scrollToIndex(next.row);
    cols.scrollToIndex(next.col);
  };
  const place = (e: MouseEvent): At | null => {
    const area = e.currentTarget.getBoundingClientRect();
    const [row, col] = [Math.floor((e.clientY - area.top) / CELL), Math.floor((e.clientX - area.left - side) / CELL)];
    return e.clientX - box.current!.getBoundingClientRect().left > side && row < gives.length && col < takes.length ? { row, col } : null;
  };
  const over = (e: PointerEvent) => {
    const next = e.pointerType === 'mouse' ? place(e) : null;
    setUnder((was) => (was?.row === next?.row && was?.col === next?.col ? was : next));
  };
  const keys = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const { row, col } = here ?? { row: 0, col: 0 };
    const wishes: Record<string, () => void> = {
      ArrowDown: () => choose(here ? row + 1 : 0, col), ArrowUp: () => choose(row - 1, col), ArrowRight: () => choose(row, here ? col + 1 : 0), ArrowLeft: () => choose(row, col - 1),
      PageDown: () => choose(row + PAGE, col), PageUp: () => choose(row - PAGE, col), Home: () => choose(row, 0), End: () => choose(row, takes.length - 1), Escape: () => setAt(null),
      Enter: () => { if (cable) go(id, 'connections', cable.id); else if (canEdit && give && take) void act.put(give, take, fed); },
      Delete: () => cable && canEdit && void act.pull(cable),
    };
    if (!wishes[e.key]) return;
    e.preventDefault();
    wishes[e.key]!();
  };

  const [first, last] = [cols.getVirtualItems()[0]?.index ?? 0, cols.getVirtualItems().at(-1)?.index ?? -1];
  return (
    <>
      <div className="bar">
        <h1>{t('nav.matrix')}</h1>
        <input className="input" type="search" aria-label={t('matrix.from')} placeholder={t('matrix.from')} value={from} onChange={(e) => setFrom(e.target.value)} />
        <input className="input" type="search" aria-label={t('matrix.to')} placeholder={t('matrix.to')} value={to} onChange={(e) => setTo(e.target.value)} />
        <button type="button" className="button" aria-pressed={free} onClick={() => setFree(!free)}>{t('matrix.free')}</button>
      </div>
      {gives.length && takes.length ? (
        <div
          className="grid" ref={box} tabIndex={0} role="grid" aria-label={`${t('nav.matrix')}. ${t('matrix.hint')}`} aria-rowcount={gives.length + 1} aria-colcount={takes.length + 1} aria-readonly={!canEdit}
          aria-activedescendant={here ? 'crosspoint' : undefined} onKeyDown={keys}
        >
          <div className="matrix" style={{ width, height: head + rows.getTotalSize() }}>
            <div className="matrix-head" role="row" aria-rowindex={1} style={{ width }}>
              <div className="matrix-corner" role="columnheader">{gives.length} × {takes.length}</div>
              {cols.getVirtualItems().map((c) => <PlugName key={c.key} of={takes[c.index]!} on={lit?.col === c.index || !!tree?.ends.has(takes[c.index]!.id)} role="columnheader" aria-colindex={c.index + 2} style={{ left: side + c.start }} />)}
            </div>
            <div className="matrix-body" role="rowgroup" style={{ height: rows.getTotalSize() }} onPointerMove={over} onPointerLeave={() => setUnder(null)} onClick={(e) => { const p = place(e); if (p) choose(p.row, p.col); }}>
              {lit && <div className="band" style={{ left: 0, width: side + (lit.col + 1) * CELL, top: lit.row * CELL, height: CELL }} />}
              {lit && <div className="band" style={{ left: side + lit.col * CELL, width: CELL, top: 0, height: (lit.row + 1) * CELL }} />}
              {rows.getVirtualItems().map((r) => {
                const row = gives[r.index]!;
                const points = of(row.id).filter(([col]) => col >= first && col <= last);
                const empty = here?.row === r.index && !points.some(([col]) => col === here.col);
                return (
                  <div key={r.key} className="matrix-row" role="row" aria-rowindex={r.index + 2} style={{ top: r.start, width }}>
                    <PlugName of={row} on={lit?.row === r.index || !!tree?.ends.has(row.id)} role="rowheader" />
                    {points.map(([col, c]) => {
                      const chosen = here?.row === r.index && here.col === col;
                      return (
                        <div key={c.id} id={chosen ? 'crosspoint' : undefined} className={`point${chosen ? ' at' : ''}${tree && !tree.cables.has(c.id) ? ' dim' : ''}`} role="gridcell" aria-colindex={col + 2} aria-selected={chosen} aria-label={`${plugText(row)} → ${plugText(takes[col])} ${String(c.cableLabel ?? '')}`} style={{ left: side + col * CELL }}>
                          <span className={`mark ${STATUS[String(c.status)] ?? 'none'}`} />
                        </div>
                      );
                    })}
                    {empty && <div id="crosspoint" className="point at" role="gridcell" aria-colindex={here.col + 2} aria-selected aria-label={`${plugText(row)} → ${plugText(take!)}`} style={{ left: side + here.col * CELL }} />}
                  </div>
                );
              })}
            </div>
          </div>
        </div>
      ) : <p className="empty" role="status">{t(from || to ? 'list.nomatch' : 'list.none', { q: [from, to].filter(Boolean).join(' ') })}</p>}
      {give && take ? <Point from={give} to={take} cable={cable} feed={fed} feeder={fed && known.get(String(fed.fromPortId))} act={act} /> : <div className="at-foot"><p className="second">{t('matrix.hint')}</p></div>}
    </>
  );
}
