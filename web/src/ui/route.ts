import { useSyncExternalStore } from 'react';

// The address after the #: it needs nothing of the server, so every page can be bookmarked and printed as a QR code.
const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** The parts of an address: show, page, record. */
export const partsOf = (hash: string): string[] => hash.replace(/^#\/?/, '').split('?')[0]!.split('/').map(decodeURIComponent);

export const useRoute = (): string[] => partsOf(useSyncExternalStore(subscribe, () => window.location.hash));

export const href = (...parts: (string | undefined)[]) => `#/${parts.filter((p) => p !== undefined).map((p) => encodeURIComponent(p!)).join('/')}`;

export const go = (...parts: (string | undefined)[]) => {
  window.location.hash = href(...parts);
};
