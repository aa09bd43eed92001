// Without a network: over HTTPS the page opens again, over plain HTTP it goes on; two tabs share one stream and one outbox.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { CHROME, enter, HOST, launch, serve } from './browser.mjs';
import { tls } from './tls.mjs';

if (!CHROME) {
  console.log('SKIPPED: the offline run needs Chromium or Chrome; install one or name it in CHROME.');
  process.exit(0);
}

const server = await serve();
const secure = await tls(HOST, new URL(server.local));
const faults = [];
const step = (text) => console.log(`  ${text}`);
const PHONE = { width: 390, height: 844 };
const asAdmin = { headers: { Authorization: `Bearer ${server.token}` } };
const get = async (path) => (await fetch(server.local + path, asAdmin)).json();

function watch(page, name) {
  page.on('pageerror', (e) => faults.push(`${name}: ${e.message}`));
  page.on('console', (m) => {
    const isNetwork = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|501/.test(m.text()); // what the run itself cuts off, and what is not built yet
    if (m.type() === 'error' && !isNetwork) faults.push(`${name}: ${m.text()}`);
  });
  return page;
}

const sheet = (url, show, ...parts) => `${url}/#/${[show, ...parts].join('/')}`;
const field = (page, name) => page.getByRole('textbox', { name: new RegExp(`^${name}`) }).first();

async function type(page, name, value) {
  await field(page, name).fill(value);
  await field(page, name).blur();
}

async function until(what, isSo, ms = 15_000) {
  for (const end = Date.now() + ms; ;) {
    if (await isSo()) return;
    assert.ok(Date.now() < end, what);
    await new Promise((r) => setTimeout(r, 100));
  }
}

async function overHttps() {
  const browser = await chromium.launch({ executablePath: CHROME, args: ['--no-sandbox', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`, '--ignore-certificate-errors'] });
  try {
    const context = await browser.newContext({ viewport: PHONE, locale: 'en-US' });
    const page = watch(await context.newPage(), 'https');
    await enter(page, secure.url, server.pin, 'Secure phone');
    assert.equal(await page.evaluate(() => window.isSecureContext), true);
    const show = new URL(page.url()).hash.split('/')[1];
    const [source, doomed] = await get(`/api/productions/${show}/sources`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(sheet(secure.url, show, 'sources', source.id));
    await field(page, 'Note').waitFor();

    await context.setOffline(true);
    await page.getByText(/Offline since/).waitFor();
    await page.getByText('You may close this page').waitFor();
    await type(page, 'Note', 'typed without a network');
    await page.goto(sheet(secure.url, show, 'sources', doomed.id));
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Add' }).click();
    await type(page, 'Name', 'Made without a network');
    await page.getByRole('button', { name: 'Edit Outputs' }).click();
    await page.getByRole('button', { name: 'Add to Outputs' }).click();
    await page.getByRole('button', { name: 'Done editing' }).click();
    await page.getByText(/4 changes waiting/).first().waitFor();
    step('edited, deleted and made a record without a network');

    await page.reload();
    await page.getByText(/Offline since/).waitFor();
    await page.getByText(/4 changes waiting/).first().waitFor();
    await until('the edit is still there', async () => (await field(page, 'Name').inputValue()) === 'Made without a network');
    step('reloaded while offline, nothing was lost');

    await page.close();
    const again = watch(await context.newPage(), 'https again');
    await again.goto(sheet(secure.url, show, 'sources', source.id));
    await until('the note is still there', async () => (await field(again, 'Note').inputValue()) === 'typed without a network');
    step('closed and opened again while offline');

    await context.setOffline(false);
    await again.getByText(/4 edits made offline have been sent/).waitFor({ timeout: 20_000 });
    const sources = await get(`/api/productions/${show}/sources`);
    assert.equal(sources.find((s) => s.id === source.id).note, 'typed without a network');
    assert.equal(sources.find((s) => s.id === doomed.id), undefined, 'deleted');
    const made = sources.filter((s) => s.name === 'Made without a network');
    assert.equal(made.length, 1, 'made once');
    assert.deepEqual(made[0].outputs.map((o) => o.connector), ['HDMI 2.0'], 'with its output');
    step('everything went up, once');
  } finally {
    await browser.close();
  }
}

async function overHttp() {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: PHONE, locale: 'en-US' });
    const one = watch(await context.newPage(), 'tab one');
    await enter(one, server.url, server.pin, 'Two tabs');
    const show = new URL(one.url()).hash.split('/')[1];
    const two = watch(await context.newPage(), 'tab two');
    await two.goto(sheet(server.url, show, 'overview'));
    await two.getByText('Live', { exact: true }).first().waitFor();
    const [, , source] = await get(`/api/productions/${show}/sources`);
    assert.equal((await get('/api/health')).streams, 1, 'two tabs, one stream');
    step('two tabs share one stream');

    await one.goto(sheet(server.url, show, 'sources', source.id));
    await two.goto(sheet(server.url, show, 'sources', source.id));
    await type(one, 'Note', 'from tab one');
    await until('the other tab shows it', async () => (await field(two, 'Note').inputValue()) === 'from tab one');

    await two.goto(sheet(server.url, show, 'sync'));
    await context.setOffline(true);
    await two.getByText(/Offline since/).waitFor();
    await two.getByText('Keep this page open').waitFor();
    await two.goto(sheet(server.url, show, 'sources', source.id));
    await type(two, 'Note', 'offline in tab two');
    await one.getByText(/1 change waiting/).first().waitFor();
    step('what one tab queues the other counts');

    await one.close();
    await two.goto(sheet(server.url, show, 'server'));
    await two.getByRole('heading', { name: 'Server', exact: true }).waitFor();
    await context.setOffline(false);
    await two.getByText(/1 edit made offline has been sent/).waitFor({ timeout: 20_000 });
    assert.equal((await get(`/api/sources/${source.id}`)).note, 'offline in tab two');
    step('the tab that was left took over the stream and sent it');
  } finally {
    await browser.close();
  }
}

try {
  await overHttp();
  await overHttps();
  assert.deepEqual(faults, [], 'errors on pages');
  console.log('Without a network: all steps passed.');
} finally {
  await secure.stop();
  await server.stop();
}
