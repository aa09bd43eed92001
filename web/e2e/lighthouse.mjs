// Lighthouse on its throttled mobile profile, as a crew member who has joined: prints all scores, holds those without a clock in them.
import assert from 'node:assert/strict';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { CHROME, serve } from './browser.mjs';

if (!CHROME) {
  console.log('SKIPPED: Lighthouse needs Chromium or Chrome; install one or name it in CHROME.');
  process.exit(0);
}

/** Performance is a matter of the machine's load, so it is printed and not held. */
const HELD = { accessibility: 95, 'best-practices': 95 };
const PAGES = process.argv.slice(2).length ? process.argv.slice(2) : ['overview'];
/** The event stream never ends, so Lighthouse would wait its whole patience for a quiet network. */
const LOAD_MS = 12_000;
const DEBUG_PORT = 9_400 + (process.pid % 500);

async function session() {
  const answer = await fetch(`${server.local}/api/auth/pin`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ pin: server.pin, device: 'Lighthouse' }) });
  return (await answer.json()).token;
}

const server = await serve();
// plain HTTP under another name is a fault of its own to Lighthouse; the loopback address stands for HTTPS
const browser = await chromium.launch({ executablePath: CHROME, args: ['--no-sandbox', `--remote-debugging-port=${DEBUG_PORT}`] });
try {
  const headers = { Authorization: `Bearer ${await session()}` };
  const [show] = await (await fetch(`${server.local}/api/productions`, { headers })).json();
  const misses = [];
  for (const page of PAGES) {
    const url = `${server.local}/#/${show.id}/${page}`;
    const { lhr } = await lighthouse(url, { port: DEBUG_PORT, extraHeaders: headers, maxWaitForLoad: LOAD_MS, onlyCategories: ['performance', ...Object.keys(HELD)], logLevel: 'error' });
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, c]) => [name, Math.round(100 * c.score)]));
    const figure = (audit) => lhr.audits[audit]?.displayValue;
    console.log(`Lighthouse ${page}: ${Object.entries(scores).map(([n, s]) => `${n} ${s}`).join(', ')}; first paint ${figure('first-contentful-paint')}, largest ${figure('largest-contentful-paint')}, blocked ${figure('total-blocking-time')}, shift ${figure('cumulative-layout-shift')}`);
    for (const [name, least] of Object.entries(HELD)) {
      if (scores[name] >= least) continue;
      const failed = lhr.categories[name].auditRefs.map((r) => lhr.audits[r.id]).filter((a) => a.score !== null && a.score < 1 && a.scoreDisplayMode !== 'informative');
      misses.push(`${page}: ${name} ${scores[name]}: ${failed.map((a) => `${a.id} ${JSON.stringify(a.details?.items?.slice(0, 3) ?? '')}`).join('; ')}`);
    }
  }
  assert.deepEqual(misses, [], 'what Lighthouse misses');
} finally {
  await browser.close();
  await server.stop();
}
