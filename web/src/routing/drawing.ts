import ELK, { type ElkExtendedEdge } from 'elkjs/lib/elk-api';
import worker from 'elkjs/lib/elk-worker.min.js?url';
import type { Edge, Node } from '@xyflow/react';
import type { Show } from '../api/entities';
import { endsOf } from '../state/ends';
import type { Hop } from '../state/trace';
import { signalOf } from '../ui/signals';
import { paths, place, type Spot } from './jumps';

export const WIDTH = 190;
export const HEIGHT = 46;

/** All cables between the same two things in the same direction. */
export interface Bundle {
  id: string;
  from: string;
  to: string;
  labels: string[];
  cables: string[];
  type: string;
}

export function bundlesOf(show: Show): Bundle[] {
  const ends = endsOf(show);
  const bundles = new Map<string, Bundle>();
  for (const c of show.connections) {
    const from = ends.get(String(c.fromPortId))?.id;
    const to = ends.get(String(c.toPortId))?.id;
    if (!from || !to || from === to) continue;
    const id = `${from}>${to}`;
    const bundle = bundles.get(id) ?? { id, from, to, labels: [], cables: [], type: String(c.cableType ?? '') };
    bundle.labels.push(String(c.cableLabel ?? ''));
    bundle.cables.push(c.id);
    bundles.set(id, bundle);
  }
  return [...bundles.values()];
}

/** What lies upstream and downstream of a thing, and the thing itself; not what else its neighbours feed. */
export function along(bundles: Bundle[], start: string): Bundle[] {
  const found = new Set<Bundle>();
  for (const [here, there] of [['from', 'to'], ['to', 'from']] as const) {
    const queue = [start];
    const seen = new Set(queue);
    for (let at = queue.pop(); at; at = queue.pop()) {
      for (const b of bundles.filter((each) => each[here] === at)) {
        found.add(b);
        if (!seen.has(b[there])) {
          seen.add(b[there]);
          queue.push(b[there]);
        }
      }
    }
  }
  return bundles.filter((b) => found.has(b));
}

export const thingsOf = (bundles: Bundle[]) => [...new Set(bundles.flatMap((b) => [b.from, b.to]))];

export interface Drawing {
  nodes: Node[];
  edges: Edge[];
}

/** What a trace touches: the things it passes and the cables it runs through. */
export interface Tree {
  things: Set<string>;
  bundles: Set<string>;
}

/** The part of the drawing that a trace runs through: a bundle counts when one of its cables does. */
export function treeOf(bundles: Bundle[], hops: Hop[]): Tree {
  const cables = new Set(hops.flatMap((h) => (h.by?.kind === 'cable' ? [h.by.connectionId] : [])));
  return { things: new Set(hops.map((h) => h.of.id)), bundles: new Set(bundles.filter((b) => b.cables.some((c) => cables.has(c))).map((b) => b.id)) };
}

/** The same from the cables alone, for when nobody answers: everything upstream and downstream of a thing. */
export function roughTree(bundles: Bundle[], thing: string): Tree {
  const found = along(bundles, thing);
  return { things: new Set([thing, ...thingsOf(found)]), bundles: new Set(found.map((b) => b.id)) };
}

export type Lane = 'sources' | 'devices' | 'sends';

const CONSTRAINT: Record<Lane, Record<string, string>> = {
  sources: { 'elk.layered.layering.layerConstraint': 'FIRST' }, devices: {}, sends: { 'elk.layered.layering.layerConstraint': 'LAST' },
};

// it works beside the page, so that a large show does not hold up a finger
let layouter: InstanceType<typeof ELK> | undefined;

/** Places things from left to right in the direction of the signal: what gives stands first, what takes stands last. */
export async function draw(bundles: Bundle[], name: (id: string) => string, lane: (id: string) => Lane): Promise<Drawing> {
  const graph = await (layouter ??= new ELK({ workerUrl: worker })).layout({
    id: 'show',
    layoutOptions: {
      'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.layered.spacing.nodeNodeBetweenLayers': '110', 'elk.spacing.nodeNode': '12',
      'elk.separateConnectedComponents': 'false', 'elk.edgeRouting': 'ORTHOGONAL', 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    },
    children: thingsOf(bundles).map((id) => ({ id, width: WIDTH, height: HEIGHT, layoutOptions: CONSTRAINT[lane(id)] })),
    edges: bundles.map((b) => ({ id: b.id, sources: [b.from], targets: [b.to] })),
  });
  const nodes: Node[] = (graph.children ?? []).map((n) => ({ id: n.id, position: { x: n.x ?? 0, y: n.y ?? 0 }, data: { label: name(n.id), lane: lane(n.id) }, type: 'box', width: WIDTH, height: HEIGHT }));
  const lines = new Map((graph.edges ?? []).map((e) => [e.id, lineOf(e)]));
  const laid = paths(lines);
  return { nodes, edges: bundles.map((b) => edge(b, laid.get(b.id)!, place(lines.get(b.id)!))) };
}

const lineOf = ({ sections }: ElkExtendedEdge): Spot[] => (sections ?? []).flatMap((s) => [s.startPoint, ...(s.bendPoints ?? []), s.endPoint]);

/** The drawing with a tree lit and the rest dimmed. */
export function lit({ nodes, edges }: Drawing, tree: Tree | null): Drawing {
  if (!tree) return { nodes, edges };
  return {
    nodes: nodes.map((n) => ({ ...n, className: tree.things.has(n.id) ? 'lit' : 'dim' })),
    edges: edges.map((e) => (tree.bundles.has(e.id) ? { ...e, className: 'lit', zIndex: 1 } : { ...e, className: 'dim', label: undefined })),
  };
}

function edge(b: Bundle, path: string, middle: Spot): Edge {
  const signal = signalOf(b.type);
  return {
    id: b.id, source: b.from, target: b.to, type: 'wire', data: { path, place: middle }, label: b.labels.length > 1 ? `${b.labels.length} × ${signal?.mark ?? ''}` : b.labels[0],
    style: { stroke: `var(--${signal?.token ?? 'ref'})`, strokeDasharray: signal?.dash }, markerEnd: { type: 'arrowclosed' as never },
  };
}
