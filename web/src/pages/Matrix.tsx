import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { useConsole } from '../state/console';
import { endsOf } from '../state/ends';
import { STATUS } from '../ui/columns';
import { go } from '../ui/route';

const CELL = 32;
const HEAD = 190;

/** What gives against what takes, for everything that has a cable; the headers stay in view. */
export default function Matrix() {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const box = useRef<HTMLDivElement>(null);
  const [under, setUnder] = useState<[string, string] | null>(null);
  const { gives, takes, cables, name } = useMemo(() => {
    const ends = endsOf(show);
    // in the order of the cables, so that the crosspoints lie along the diagonal instead of off the screen
    const used = (key: string) => [...new Set(show.connections.map((c) => String(c[key])))].filter((e) => ends.has(e));
    return {
      gives: used('fromPortId'), takes: used('toPortId'), name: (e: string) => ends.get(e)?.text ?? '',
      cables: new Map<string, Rec>(show.connections.map((c) => [`${String(c.fromPortId)}>${String(c.toPortId)}`, c])),
    };
  }, [show.connections, show.sources, show.sends, show.devices]);
  const rows = useVirtualizer({ count: gives.length, getScrollElement: () => box.current, estimateSize: () => CELL, overscan: 6 });
  const cols = useVirtualizer({ count: takes.length, horizontal: true, getScrollElement: () => box.current, estimateSize: () => CELL, overscan: 6 });
  const size = { width: HEAD + cols.getTotalSize(), height: HEAD + rows.getTotalSize() };
  const text = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: 'var(--t13)' } as const;
  return (
    <>
      <div className="bar"><h1>{t('nav.matrix')}</h1><p className="second small" role="status">{under ? `${name(under[0])} → ${name(under[1])}` : t('matrix.hint')}</p></div>
      <div className="grid" ref={box} tabIndex={0} role="region" aria-label={t('nav.matrix')}>
        <div style={{ ...size, position: 'relative' }}>
          <div style={{ position: 'sticky', top: 0, height: HEAD, zIndex: 2, background: 'var(--surface)', width: size.width }}>
            {cols.getVirtualItems().map((c) => (
              <div key={c.key} style={{ ...text, position: 'absolute', left: HEAD + c.start, top: 0, height: HEAD - 8, width: CELL, writingMode: 'vertical-rl', transform: 'rotate(180deg)', lineHeight: `${CELL}px`, color: under?.[1] === takes[c.index] ? 'var(--accent)' : undefined }}>{name(takes[c.index]!)}</div>
            ))}
          </div>
          {rows.getVirtualItems().map((r) => (
            <div key={r.key} style={{ position: 'absolute', top: HEAD + r.start, left: 0, height: CELL, width: size.width, borderTop: '1px solid var(--line)' }}>
              <div style={{ ...text, position: 'sticky', left: 0, width: HEAD, padding: '0 8px', lineHeight: `${CELL}px`, background: 'var(--surface)', zIndex: 1, color: under?.[0] === gives[r.index] ? 'var(--accent)' : undefined }}>{name(gives[r.index]!)}</div>
              {cols.getVirtualItems().map((c) => {
                const pair: [string, string] = [gives[r.index]!, takes[c.index]!];
                const cable = cables.get(pair.join('>'));
                const place = { position: 'absolute', left: HEAD + c.start, top: 0, width: CELL, height: CELL, border: 0, borderLeft: '1px solid var(--line)', background: 'none', padding: 0 } as const;
                return cable ? (
                  <button key={c.key} type="button" style={{ ...place, cursor: 'pointer' }} aria-label={`${name(pair[0])} → ${name(pair[1])} ${String(cable.cableLabel ?? '')}`} onMouseEnter={() => setUnder(pair)} onFocus={() => setUnder(pair)} onClick={() => go(id, 'connections', cable.id)}>
                    <span className={`mark ${STATUS[String(cable.status)] ?? 'none'}`} />
                  </button>
                ) : <div key={c.key} style={place} onMouseEnter={() => setUnder(pair)} />;
              })}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
