import { api, Refused } from '../api/client';
import type { Me } from '../api/entities';

/** What the host's own token looks like, and what it mints. */
export const isHostToken = (text: string) => /^[\w-]{43}$/.test(text);
export const isMinted = (text: string) => /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(text);

interface Granted { token: string }

/** A signed-in browser keeps its session for a show day, not for a month, when it holds the keys. */
const LIFE = '12h';

async function bearing<T>(token: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method, credentials: 'same-origin',
    headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = (await response.json()) as T;
  if (!response.ok) throw new Refused(response.status, json as object);
  return json;
}

/** Trades a token for this browser's session: one that was minted for it, or the host's own, which mints one first. */
export async function enterBy(token: string, device: string, before?: string): Promise<void> {
  const text = token.trim();
  const isHost = isHostToken(text);
  const minted = isHost ? (await bearing<Granted>(text, 'POST', '/api/tokens', { role: 'admin', name: device, ttl: LIFE })).token : text;
  const first = isHost ? await bearing<Me>(minted, 'GET', '/api/auth/me') : undefined;
  await bearing(minted, 'POST', '/api/auth/refresh');
  const me = await api<Me>('GET', '/api/auth/me');
  // what was only made on the way here, and what this browser was before, need not stay on the roster
  if (me.role === 'admin') await Promise.all([first?.device, before].map((id) => id && id !== me.device && api('DELETE', `/api/roster/${encodeURIComponent(id)}`).catch(() => undefined)));
  if (me.device && device !== me.name) await api('PATCH', `/api/roster/${encodeURIComponent(me.device)}`, { body: { name: device } }).catch(() => undefined);
}
