import { useSyncExternalStore } from 'react';

// The address after the #: it needs nothing of the server, so every page can be bookmarked and printed as a QR code.
const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** The parts of the address: show, page, record. */
export function useRoute(): string[] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return hash.replace(/^#\/?/, '').split('?')[0]!.split('/').map(decodeURIComponent);
}

export const href = (...parts: (string | undefined)[]) => `#/${parts.filter((p) => p !== undefined).map((p) => encodeURIComponent(p!)).join('/')}`;

export const go = (...parts: (string | undefined)[]) => {
  window.location.hash = href(...parts);
};
