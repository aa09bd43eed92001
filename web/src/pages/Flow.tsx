import '@xyflow/react/dist/style.css';
import { Background, Controls, type Edge, Handle, MarkerType, type Node, Position, ReactFlow } from '@xyflow/react';
import ELK from 'elkjs/lib/elk.bundled.js';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Show } from '../api/entities';
import { useConsole } from '../state/console';
import { endsOf } from '../state/ends';
import { go } from '../ui/route';
import { signalOf } from '../ui/signals';

const WIDTH = 170;
const HEIGHT = 44;

interface Drawing { nodes: Node[]; edges: Edge[] }

/** One box per source, device and send; cables between the same two are drawn as one. */
async function draw(show: Show): Promise<Drawing> {
  const ends = endsOf(show);
  const names = new Map([...show.sources, ...show.devices, ...show.sends].map((r) => [r.id, `${r.label ? `${String(r.label)} ` : ''}${String(r.name)}`]));
  const bundles = new Map<string, { from: string; to: string; labels: string[]; type: string }>();
  for (const c of show.connections) {
    const from = ends.get(String(c.fromPortId))?.id;
    const to = ends.get(String(c.toPortId))?.id;
    if (!from || !to || from === to) continue;
    const bundle = bundles.get(`${from}>${to}`) ?? { from, to, labels: [], type: String(c.cableType ?? '') };
    bundle.labels.push(String(c.cableLabel ?? ''));
    bundles.set(`${from}>${to}`, bundle);
  }
  const used = [...new Set([...bundles.values()].flatMap((b) => [b.from, b.to]))];
  const graph = await new ELK().layout({
    id: 'show',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.layered.spacing.nodeNodeBetweenLayers': '110', 'elk.spacing.nodeNode': '14' },
    children: used.map((id) => ({ id, width: WIDTH, height: HEIGHT })),
    edges: [...bundles].map(([id, b]) => ({ id, sources: [b.from], targets: [b.to] })),
  });
  const nodes: Node[] = (graph.children ?? []).map((n) => ({ id: n.id, position: { x: n.x ?? 0, y: n.y ?? 0 }, data: { label: names.get(n.id) }, type: 'box' }));
  const edges: Edge[] = [...bundles].map(([id, b]) => {
    const signal = signalOf(b.type);
    const stroke = `var(--${signal?.token ?? 'ref'})`;
    return { id, source: b.from, target: b.to, label: b.labels.length > 1 ? `${b.labels.length} × ${signal?.mark ?? ''}` : b.labels[0], style: { stroke, strokeDasharray: signal?.dash }, markerEnd: { type: MarkerType.ArrowClosed } };
  });
  return { nodes, edges };
}

const Box = ({ data }: { data: { label?: unknown } }) => (
  <div className="panel" style={{ width: WIDTH, height: HEIGHT, padding: '0 8px', display: 'flex', alignItems: 'center', fontSize: 13, lineHeight: 1.2 }}>
    <Handle type="target" position={Position.Left} /><span style={{ overflow: 'hidden', maxHeight: 32 }}>{String(data.label)}</span><Handle type="source" position={Position.Right} />
  </div>
);
const TYPES = { box: Box };

/** Everything downstream and upstream of a box; the rest is dimmed. */
function lit(edges: Edge[], start: string): Set<string> {
  const found = new Set([start]);
  for (const [here, there] of [['source', 'target'], ['target', 'source']] as const) {
    const queue = [start];
    const seen = new Set(queue);
    for (let at = queue.pop(); at; at = queue.pop()) {
      for (const e of edges) if (e[here] === at && !seen.has(e[there])) { seen.add(e[there]); found.add(e[there]); queue.push(e[there]); }
    }
  }
  return found;
}

export default function Flow() {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [at, setAt] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void draw(show).then((d) => current && setDrawing(d));
    return () => {
      current = false;
    };
  }, [show.connections, show.sources, show.devices, show.sends]);
  if (!drawing) return <p className="empty" role="status">{t('flow.loading')}</p>;
  const on = at ? lit(drawing.edges, at) : null;
  const open = (node: string) => go(id, show.sources.some((r) => r.id === node) ? 'sources' : show.sends.some((r) => r.id === node) ? 'sends' : 'devices', node);
  return (
    <>
      <div className="bar"><h1>{t('nav.flow')}</h1>{at && <button type="button" className="button" onClick={() => open(at)}>{t('do.open')}</button>}</div>
      <div style={{ flex: 1, minHeight: 300 }}>
        <ReactFlow
          nodes={drawing.nodes.map((n) => ({ ...n, style: { opacity: !on || on.has(n.id) ? 1 : 0.2 } }))}
          edges={drawing.edges.map((e) => ({ ...e, style: { ...e.style, opacity: !on || (on.has(e.source) && on.has(e.target)) ? 1 : 0.1 }, label: !on || on.has(e.source) ? e.label : undefined }))}
          nodeTypes={TYPES} onNodeClick={(_, n) => setAt(n.id === at ? null : n.id)} onPaneClick={() => setAt(null)} fitView minZoom={0.05} nodesConnectable={false} nodesDraggable={false}
          colorMode={document.documentElement.dataset.theme === 'light' ? 'light' : 'dark'} onlyRenderVisibleElements
        >
          <Background /><Controls showInteractive={false} />
        </ReactFlow>
      </div>
    </>
  );
}
