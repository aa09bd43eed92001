/** What nobody waits for is done when the page has nothing else to do, and at the latest after this time. */
const PATIENCE_MS = 500;

/** Safari has no requestIdleCallback. */
export const idle = (run: () => void) => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: PATIENCE_MS });
  else setTimeout(run, 50);
};
