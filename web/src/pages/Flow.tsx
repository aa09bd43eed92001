import '@xyflow/react/dist/style.css';
import { Background, Controls, Handle, Position, ReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { along, bundlesOf, draw, type Drawing, HEIGHT, thingsOf, WIDTH } from '../routing/drawing';
import { nameOf } from '../routing/plugs';
import { useConsole } from '../state/console';
import { natural } from '../state/show';
import { go, href, useRoute } from '../ui/route';

/** Legible at arm's length; the whole of a large show never fits a screen so. */
const READABLE = { x: 16, y: 16, zoom: 0.8 };

const Box = ({ data }: { data: { label?: unknown } }) => (
  <div className="panel" style={{ width: WIDTH, height: HEIGHT, padding: '0 8px', display: 'flex', alignItems: 'center', fontSize: 13, lineHeight: 1.2 }}>
    <Handle type="target" position={Position.Left} /><span style={{ overflow: 'hidden', maxHeight: 32 }}>{String(data.label)}</span><Handle type="source" position={Position.Right} />
  </div>
);
const TYPES = { box: Box };

/** The show from left to right as signals run; a tap on a thing leaves only what feeds it and what it feeds. */
export default function Flow() {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const [, , at] = useRoute();
  const [drawing, setDrawing] = useState<{ of: string | undefined; what: Drawing } | null>(null);
  const things = useMemo(() => new Map([...show.sources, ...show.devices, ...show.sends].map((r) => [r.id, nameOf(r)])), [show.sources, show.devices, show.sends]);
  const bundles = useMemo(() => bundlesOf(show), [show.connections, show.sources, show.devices, show.sends]);
  const choices = useMemo(() => thingsOf(bundles).map((thing) => [thing, things.get(thing) ?? ''] as const).sort((a, b) => natural(a[1], b[1])), [bundles, things]);
  useEffect(() => {
    let current = true;
    void draw(at ? along(bundles, at) : bundles, (thing) => things.get(thing) ?? '').then((what) => current && setDrawing({ of: at, what }));
    return () => {
      current = false;
    };
  }, [bundles, things, at]);
  const choose = (thing?: string) => go(id, 'flow', thing);
  const section = show.sources.some((r) => r.id === at) ? 'sources' : show.sends.some((r) => r.id === at) ? 'sends' : 'devices';
  return (
    <>
      <div className="bar">
        <h1>{t('nav.flow')}</h1>
        <select className="input" style={{ maxWidth: 320 }} aria-label={t('flow.of')} value={at ?? ''} onChange={(e) => choose(e.target.value || undefined)}>
          <option value="">{t('flow.whole')}</option>
          {choices.map(([thing, name]) => <option key={thing} value={thing}>{name}</option>)}
        </select>
        {at && <a className="button" href={href(id, section, at)}>{t('do.open')}</a>}
      </div>
      {!drawing && <p className="empty" role="status">{t('flow.loading')}</p>}
      {drawing && (
        <div style={{ flex: 1, minHeight: 300 }}>
          <ReactFlow
            key={drawing.of ?? ''} nodes={drawing.what.nodes.map((n) => (n.id === at ? { ...n, selected: true } : n))} edges={drawing.what.edges}
            nodeTypes={TYPES} onNodeClick={(_, n) => choose(n.id === at ? undefined : n.id)} onPaneClick={() => at && choose()}
            fitView={!!drawing.of} fitViewOptions={{ maxZoom: 1, minZoom: 0.5 }} defaultViewport={READABLE} minZoom={0.05} nodesConnectable={false} nodesDraggable={false}
            colorMode={document.documentElement.dataset.theme === 'light' ? 'light' : 'dark'} onlyRenderVisibleElements
          >
            <Background /><Controls showInteractive={false} />
          </ReactFlow>
        </div>
      )}
    </>
  );
}
