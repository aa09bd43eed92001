/** A place on the drawing. */
export interface Spot {
  x: number;
  y: number;
}

/** Half the width of a jump, and how round a corner is. */
const RADIUS = 5;

interface Upright {
  of: string;
  x: number;
  top: number;
  bottom: number;
}

const pairs = (line: Spot[]) => line.slice(1).map((to, i) => [line[i]!, to] as const);

function uprights(lines: Map<string, Spot[]>): Upright[] {
  return [...lines].flatMap(([of, line]) => pairs(line).filter(([a, b]) => Math.abs(a.x - b.x) < 1).map(([a, b]) => ({ of, x: a.x, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) })));
}

/**
 * Lines of level and upright pieces as paths of SVG: where a level piece crosses an upright one of another line it jumps over it, so
 * that a crossing is never taken for a joint. Jumps that would touch become one.
 */
export function paths(lines: Map<string, Spot[]>): Map<string, string> {
  const all = uprights(lines).sort((a, b) => a.x - b.x);
  return new Map([...lines].map(([id, line]) => [id, path(line, (a, b) => crossings(all, id, a, b))]));
}

/** Where others cross a level piece, from left to right; not so near its ends that a jump has no room. */
function crossings(all: Upright[], id: string, a: Spot, b: Spot): number[] {
  const [left, right] = [Math.min(a.x, b.x) + 2 * RADIUS, Math.max(a.x, b.x) - 2 * RADIUS];
  return all.filter((u) => u.of !== id && u.x > left && u.x < right && u.top < a.y - 1 && u.bottom > a.y + 1).map((u) => u.x);
}

function path(line: Spot[], crossed: (a: Spot, b: Spot) => number[]): string {
  const parts = [`M${at(line[0]!)}`];
  pairs(line).forEach(([a, b], i) => {
    if (Math.abs(a.y - b.y) < 1) parts.push(...jumps(crossed(a, b), a, b));
    const next = line[i + 2];
    parts.push(next ? corner(a, b, next) : `L${at(b)}`);
  });
  return parts.join('');
}

const at = ({ x, y }: Spot) => `${round(x)} ${round(y)}`;
const round = (n: number) => Math.round(n * 10) / 10;

function jumps(crossed: number[], a: Spot, b: Spot): string[] {
  const way = b.x > a.x ? 1 : -1;
  const spans: [number, number][] = [];
  for (const x of way > 0 ? crossed : [...crossed].reverse()) {
    const last = spans.at(-1);
    if (last && Math.abs(x - last[1]) <= 2 * RADIUS) last[1] = x;
    else spans.push([x, x]);
  }
  const turn = (x: number, y: number) => `A${RADIUS} ${RADIUS} 0 0 ${way > 0 ? 1 : 0} ${round(x)} ${round(y)}`;
  return spans.map(([from, to]) => `L${at({ x: from - way * RADIUS, y: a.y })}${turn(from, a.y - RADIUS)}L${at({ x: to, y: a.y - RADIUS })}${turn(to + way * RADIUS, a.y)}`);
}

/** A bend with its corner cut round, as far as both pieces have room. */
function corner(a: Spot, b: Spot, c: Spot): string {
  const cut = (from: Spot) => {
    const long = Math.hypot(from.x - b.x, from.y - b.y) || 1;
    const share = Math.min(RADIUS, long / 2) / long;
    return { x: b.x + (from.x - b.x) * share, y: b.y + (from.y - b.y) * share };
  };
  return `L${at(cut(a))}Q${at(b)} ${at(cut(c))}`;
}

/** The middle of the longest level piece: there is most room for a name. */
export function place(line: Spot[]): Spot {
  const level = pairs(line).filter(([a, b]) => Math.abs(a.y - b.y) < 1);
  const [a, b] = (level.length ? level : pairs(line)).reduce((best, each) => (length(each) > length(best) ? each : best));
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

const length = ([a, b]: readonly [Spot, Spot]) => Math.hypot(a.x - b.x, a.y - b.y);
