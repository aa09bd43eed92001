import { href, useRoute } from '../ui/route';

export const PARTS = ['status', 'connect', 'devices', 'access', 'hub', 'backups', 'log'] as const;
export type Part = (typeof PARTS)[number];

/** Where the server's pages stand: within a show, or outside of any on a server that has none yet. */
export function usePlace() {
  const route = useRoute();
  const isOutside = route[0] === 'server';
  const asked = isOutside ? route[1] : route[2];
  const at: Part = PARTS.find((p) => p === asked) ?? 'status';
  const to = (part: Part) => href(...(isOutside ? [] : [route[0]]), 'server', part === 'status' ? undefined : part);
  return { at, to };
}
