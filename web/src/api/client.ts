import type { ProblemBody } from './entities';

/** The server answered, and said no: RFC 9457. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemBody,
  ) {
    super(problem.violations?.map((v) => `${v.field} ${v.message}`).join('; ') || problem.detail || problem.title || `HTTP ${status}`);
  }
}

/** Nobody answered: the network, the server, or something in between that is not the server. */
export class Unreachable extends Error {}

/** A server that does not answer in this time counts as gone. */
const PATIENCE_MS = 12_000;

async function answer(path: string, init: RequestInit, patience = PATIENCE_MS): Promise<Response> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    return await fetch(path, { credentials: 'same-origin', ...init, signal: limit.signal });
  } catch (e) {
    throw new Unreachable(String(e));
  } finally {
    clearTimeout(timer);
  }
}

/** What the server said, by whatever reads it: the line may still break, and something else may have answered. */
async function body<T>(response: Response, read: (r: Response) => Promise<T>, wanted = 'json'): Promise<T> {
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes(wanted)) throw new Unreachable('something else answered'); // a captive portal, for one
  try {
    return await read(response);
  } catch (e) {
    throw new Unreachable(String(e));
  }
}

const json = async (response: Response): Promise<unknown> => (response.status === 204 ? null : body(response, (r) => r.json()));

export interface Ask {
  body?: unknown;
  base?: number | '*';
  /** Who did it and when, if not the sender and now: somebody who had a session on this device before. */
  typed?: { by: string; at: string };
}

/** Sends one request. @throws Refused when the server said no, Unreachable when nobody answered. */
export async function api<T>(method: string, path: string, { body: content, base, typed }: Ask = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (content !== undefined) headers['Content-Type'] = 'application/json';
  if (base !== undefined) headers['If-Match'] = base === '*' ? '*' : `"${base}"`;
  if (typed) Object.assign(headers, { 'Roadcase-Typed-By': typed.by, 'Roadcase-Typed-At': typed.at });
  const response = await answer(path, { method, headers, body: content === undefined ? undefined : JSON.stringify(content) });
  const said = await json(response);
  if (!response.ok) throw new Refused(response.status, (said ?? {}) as ProblemBody);
  return said as T;
}

const PACKED = 'application/gzip';

/**
 * Reads large JSON without taking it apart, as a packed file where the browser can unpack one: left to itself it unpacks in
 * another process and hands ten megabytes over in small pieces. @throws Refused when the server said no, Unreachable when
 * nobody answered.
 */
export async function apiText(path: string): Promise<string> {
  const Accept = typeof DecompressionStream === 'undefined' ? 'application/json' : PACKED;
  const response = await answer(path, { method: 'GET', headers: { Accept } });
  if (!response.ok) throw new Refused(response.status, ((await json(response)) ?? {}) as ProblemBody);
  const isPacked = response.headers.get('Content-Type')?.startsWith(PACKED);
  return isPacked ? body(response, unpacked, PACKED) : body(response, (r) => r.text());
}

async function unpacked(response: Response): Promise<string> {
  const reader = response.body!.pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    parts.push(decoder.decode(value, { stream: true }));
  }
}

/** Reads something that this server may not offer yet: null when it answers 501 or 404. */
export async function maybe<T>(path: string): Promise<T | null> {
  try {
    return await api<T>('GET', path);
  } catch (e) {
    if (e instanceof Refused && [403, 404, 501].includes(e.status)) return null;
    throw e;
  }
}

export async function send(path: string, type: string, content: Uint8Array, headers: Record<string, string> = {}) {
  const response = await answer(path, { method: 'POST', headers: { 'Content-Type': type, ...headers }, body: content as BodyInit });
  const said = await json(response);
  if (!response.ok) throw new Refused(response.status, (said ?? {}) as ProblemBody);
  return said as { results: { id: string; status: string }[]; head: number };
}

/** Reading a large workbook takes its time. */
const FILE_PATIENCE_MS = 180_000;

/** Sends a file as it is. @throws Refused with what the server says, Unreachable when nobody answered */
export async function sendFile<T>(path: string, file: Blob): Promise<T> {
  const response = await answer(path, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream', Accept: 'application/json' }, body: file }, FILE_PATIENCE_MS);
  const said = await json(response);
  if (!response.ok && !(said && typeof said === 'object' && 'faults' in said)) throw new Refused(response.status, (said ?? {}) as ProblemBody);
  return said as T;
}
