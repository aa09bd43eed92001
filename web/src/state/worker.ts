import { signal } from './signal';

/** Whether this page can be loaded again while nobody answers. A service worker keeps it; browsers have one over HTTPS only. */
export const reloadable = signal(false);

export async function keepPage() {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
    reloadable.set(true);
  } catch {
    // a certificate that this browser does not trust: the page works, but must stay open while offline
  }
}
