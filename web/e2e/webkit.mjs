// A short day in WebKitGTK, the engine of Safari on Linux, over plain HTTP and a name that is not localhost. Not part of `npm run e2e`.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { serve } from './browser.mjs';
import { Hands } from './hands.mjs';
import { proxy } from './proxy.mjs';
import { shortDay } from './shortday.mjs';
import { webdriver } from './webdriver.mjs';

const DRIVER = process.env.WEBKIT_DRIVER ?? ['/usr/bin/WebKitWebDriver'].find((path) => existsSync(path));
if (!DRIVER) {
  console.log('SKIPPED: the day in WebKit needs WebKitWebDriver (on Debian the package webkit2gtk-driver); install it or name it in WEBKIT_DRIVER.');
  process.exit(0);
}
if (!process.env.DISPLAY) {
  console.log('SKIPPED: the day in WebKit needs a screen; begin it with xvfb-run -a.');
  process.exit(0);
}

const server = await serve();
const through = await proxy(new URL(server.local).port);
const browsers = [];
const pages = [];

/** Runs in the page: the driver does not tell of errors, so the page keeps them; what goes wrong before it has loaded stops the day. */
function listen() {
  if (window.faults) return;
  window.faults = [];
  const note = (...what) => window.faults.push(what.join(' '));
  window.addEventListener('error', (e) => note(e.message));
  window.addEventListener('unhandledrejection', (e) => note(e.reason));
  console.error = note;
}

async function open(who, apart) {
  const isNew = apart || !browsers.length;
  if (isNew) browsers.push(await webdriver(DRIVER, through.address));
  const page = await (isNew ? browsers.at(-1) : browsers[0]).page(isNew);
  const goto = async (url) => {
    await page.goto(url);
    await page.run(listen);
  };
  pages.push(() => page.run(() => window.faults));
  return new Hands(who, { ...page, goto });
}

try {
  await shortDay(server, open, (text) => console.log(`  ${text}`));
  for (const faultsOf of pages) assert.deepEqual(await faultsOf(), [], 'errors on pages');
  console.log(`A short day in ${browsers[0].version}: all steps passed.`);
} finally {
  for (const browser of browsers) await browser.stop();
  await through.stop();
  await server.stop();
}
