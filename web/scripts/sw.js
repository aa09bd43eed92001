// Lets the console open while nobody answers. It keeps the page and its parts; the data is kept by the page itself, and
// nothing under /api is ever answered from here. The build fills in the lists; a new version is a new cache.
const VERSION = '%VERSION%';
const FIRST = ['%FIRST%'];
const LATER = ['%LATER%'];
const CACHE = `roadcase-${VERSION}`;

/** A server that has not begun to answer in this time is taken for gone, and the kept page is shown. */
const PATIENCE_MS = 4_000;

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FIRST);
  await Promise.allSettled(LATER.map((file) => cache.add(file))); // what is missing of these is asked for when needed
}

/** The pages of an older version are closed by the time this runs, so nobody needs its files any more. */
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith('roadcase-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function page(request) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(request, { signal: control.signal });
    if (answer.ok) return answer;
  } catch {
    // nobody answers
  } finally {
    clearTimeout(timer);
  }
  return (await caches.match('/', { cacheName: CACHE })) ?? fetch(request);
}

async function asset(request) {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && pathname === '/') event.respondWith(page(event.request));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(event.request));
});
