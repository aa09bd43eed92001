import '@xyflow/react/dist/style.css';
import '../routing/flow.css';
import { Background, Controls, Handle, Position, ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import { X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { along, bundlesOf, draw, type Drawing, HEIGHT, type Lane, lit, roughTree, thingsOf, treeOf, WIDTH } from '../routing/drawing';
import { nameOf } from '../routing/plugs';
import { Wire } from '../routing/Wire';
import { useConsole } from '../state/console';
import { partsOf } from '../state/nested';
import { natural } from '../state/show';
import { useTrace } from '../state/trace';
import { typeScale } from '../ui/media';
import { go, href, useRoute } from '../ui/route';

/** Legible at arm's length; the whole of a large show never fits a screen so. */
const readable = () => ({ x: 24, y: 24, zoom: 0.8 * typeScale() });
const LEAST = 0.5;

const Box = ({ data }: { data: { label?: unknown; lane?: unknown } }) => (
  <div className={`thing ${String(data.lane)}`}>
    <Handle type="target" position={Position.Left} isConnectable={false} /><span>{String(data.label)}</span><Handle type="source" position={Position.Right} isConnectable={false} />
  </div>
);
const TYPES = { box: Box };
const LINES = { wire: Wire };

/** All of it where that can be read, else the thing it is about in the middle. */
async function frame(flow: ReactFlowInstance, thing: string) {
  await flow.fitView({ maxZoom: 1 });
  const node = flow.getNode(thing);
  if (node && flow.getZoom() < LEAST) await flow.setCenter(node.position.x + WIDTH / 2, node.position.y + HEIGHT / 2, { zoom: readable().zoom });
}

interface Tapped {
  thing: string;
  port: string | null;
}

/** The show from left to right as signals run: a tap lights what feeds a thing or a port and what it feeds, and dims the rest. */
export default function Flow() {
  const { t } = useTranslation();
  const { id, show } = useConsole();
  const [, , only] = useRoute();
  const [drawing, setDrawing] = useState<{ of: string | undefined; what: Drawing } | null>(null);
  const [tapped, setTapped] = useState<Tapped | null>(null);
  const records = useMemo(() => new Map([...show.sources.map((r) => [r, 'sources'] as const), ...show.devices.map((r) => [r, 'devices'] as const), ...show.sends.map((r) => [r, 'sends'] as const)].map(([r, lane]) => [r.id, { r, lane: lane as Lane }])), [show.sources, show.devices, show.sends]);
  const name = (thing: string) => nameOf(records.get(thing)?.r ?? ({ id: thing, version: 0 } as Rec));
  const bundles = useMemo(() => bundlesOf(show), [show.connections, show.sources, show.devices, show.sends]);
  const choices = useMemo(() => thingsOf(bundles).map((thing) => [thing, name(thing)] as const).sort((a, b) => natural(a[1], b[1])), [bundles, records]);
  useEffect(() => {
    let current = true;
    void draw(only ? along(bundles, only) : bundles, name, (thing) => records.get(thing)?.lane ?? 'devices').then((what) => current && setDrawing({ of: only, what }));
    return () => {
      current = false;
    };
  }, [bundles, records, only]);
  const here = tapped && records.get(tapped.thing);
  const hops = useTrace(tapped?.port ? 'ports' : here?.lane === 'sends' ? 'sends' : 'sources', tapped?.port ?? (here && here.lane !== 'devices' ? tapped!.thing : null), show.seq);
  const tree = useMemo(() => (!tapped ? null : hops?.length ? treeOf(bundles, hops) : roughTree(bundles, tapped.thing)), [tapped, hops, bundles]);
  const shown = useMemo(() => drawing && lit(drawing.what, tree), [drawing, tree]);
  const choose = (thing?: string) => go(id, 'flow', thing);
  return (
    <>
      <div className="bar">
        <h1>{t('nav.flow')}</h1>
        <select className="input" style={{ maxWidth: 320 }} aria-label={t('flow.of')} value={only ?? ''} onChange={(e) => choose(e.target.value || undefined)}>
          <option value="">{t('flow.whole')}</option>
          {choices.map(([thing, label]) => <option key={thing} value={thing}>{label}</option>)}
        </select>
      </div>
      {!shown && <p className="empty" role="status">{t('flow.loading')}</p>}
      {shown && (
        <div style={{ flex: 1, minHeight: 240 }}>
          <ReactFlow
            key={drawing!.of ?? ''} nodes={shown.nodes.map((n) => (n.id === tapped?.thing ? { ...n, selected: true } : n))} edges={shown.edges}
            nodeTypes={TYPES} edgeTypes={LINES} onNodeClick={(_, n) => setTapped(tapped?.thing === n.id ? null : { thing: n.id, port: null })} onPaneClick={() => setTapped(null)}
            onInit={(flow) => void (drawing!.of && frame(flow, drawing!.of))} defaultViewport={readable()} minZoom={0.05} nodesConnectable={false} nodesDraggable={false} edgesFocusable={false}
            colorMode={document.documentElement.dataset.theme === 'light' ? 'light' : 'dark'} onlyRenderVisibleElements proOptions={{ hideAttribution: true }}
          >
            <Background /><Controls showInteractive={false} />
          </ReactFlow>
        </div>
      )}
      {tapped && here && (
        <section className="at-foot" aria-label={name(tapped.thing)}>
          <p role="status"><strong>{name(tapped.thing)}</strong>{hops === null && tapped.port && <span className="second"> {t('flow.rough')}</span>}</p>
          {only !== tapped.thing && <Button className="button" onPress={() => choose(tapped.thing)}>{t('flow.only')}</Button>}
          <a className="button" href={href(id, here.lane, tapped.thing)}>{t('do.open')}</a>
          <Button className="button icon plain" aria-label={t('do.close')} onPress={() => setTapped(null)}><X size={20} /></Button>
          {here.lane === 'devices' && <PortChips device={here.r} at={tapped.port} choose={(port) => setTapped({ thing: tapped.thing, port })} />}
        </section>
      )}
    </>
  );
}

/** The ports of a device that a cable hangs on: a tap lights the whole tree of one. */
function PortChips({ device, at, choose }: { device: Rec; at: string | null; choose: (port: string | null) => void }) {
  const { t } = useTranslation();
  const { show } = useConsole();
  const used = useMemo(() => new Set(show.connections.flatMap((c) => [String(c.fromPortId), String(c.toPortId)])), [show.connections]);
  const ports = partsOf('devices', device).filter((p) => used.has(p.id));
  if (!ports.length) return null;
  return (
    <div className="chips" style={{ padding: 0, flexBasis: '100%' }} role="group" aria-label={t('flow.ports')}>
      {ports.map((p) => <button key={p.id} type="button" className="chip" aria-pressed={p.id === at} onClick={() => choose(p.id === at ? null : p.id)}>{String(p.label ?? p.portIndex)}</button>)}
    </div>
  );
}
