/**
 * The one-time code a QR code carried here: `/join#CODE`. It stands in the fragment, which no log and no proxy sees, and
 * leaves the address at once, so that neither a bookmark nor a shared screen gives it away.
 */
let code = window.location.pathname === '/join' ? window.location.hash.slice(1) || null : null;
if (window.location.pathname === '/join') window.history.replaceState(null, '', '/');

export const invitation = () => code;

/** A code is good once; afterwards the PIN is asked for. */
export function useUp() {
  code = null;
}
