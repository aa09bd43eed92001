// A short day in a real Firefox, over plain HTTP and a name that is not localhost; driven by WebDriver BiDi.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { HOST, serve } from './browser.mjs';
import { Hands } from './hands.mjs';
import { shortDay } from './shortday.mjs';

const FIREFOXES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const FIREFOX = process.env.FIREFOX ?? FIREFOXES.find((path) => existsSync(path));
if (!FIREFOX) {
  console.log('SKIPPED: the day in Firefox needs Firefox; install one or name it in FIREFOX.');
  process.exit(0);
}

const server = await serve();
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, extraPrefsFirefox: { 'network.dns.localDomains': HOST, 'intl.accept_languages': 'en-US' } });
const faults = [];

async function open(who, apart) {
  const page = await (apart ? await browser.createBrowserContext() : browser).newPage({ type: 'window' });
  page.on('pageerror', (e) => faults.push(`${who}: ${e.message}`));
  page.on('console', (m) => m.type() === 'error' && faults.push(`${who}: ${m.text()}`));
  await page.setViewport({ width: 1440, height: 900 });
  const inFront = (act) => async (...values) => {
    await page.bringToFront(); // a window behind another is not told when a field is left
    await act(...values);
  };
  return new Hands(who, {
    goto: (url) => page.goto(url),
    run: (code, ...values) => page.evaluate(code, ...values),
    click: inFront((x, y) => page.mouse.click(x, y)),
    keys: inFront((text) => page.keyboard.type(text)),
    key: inFront((name) => page.keyboard.press(name)),
  });
}

try {
  console.log(`  ${await browser.version()}`);
  await shortDay(server, open, (text) => console.log(`  ${text}`));
  assert.deepEqual(faults, [], 'errors on pages');
  console.log('A short day in Firefox: all steps passed.');
} finally {
  await browser.close();
  await server.stop();
}
