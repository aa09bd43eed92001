// For a thumb: every target on every page is 44 px wide and high at the size of a phone, lists can be ordered without a mouse, and who
// chose the light theme sees nothing dark first.
import assert from 'node:assert/strict';
import { beAdmin, CHROME, enter, launch, PAGES, serve } from './browser.mjs';

if (!CHROME) {
  console.log('SKIPPED: the touch targets need Chromium or Chrome; install one or name it in CHROME.');
  process.exit(0);
}

const LEAST = 44;
const server = await serve();
const browser = await launch();
const step = (text) => console.log(`  ${text}`);

/**
 * The targets that are too small. Left out, as WCAG 2.5.8 does: a link within a sentence, what is not on screen, and what the browser
 * draws itself; the picture of a network, whose parts are in the table, takes no taps. A box within a label counts as the label; paper is not touched.
 */
function small(least) {
  const inSentence = (e) => e.tagName === 'A' && getComputedStyle(e).display === 'inline' && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=checkbox], [role=tab], [role=option], [role=switch]';
  const found = new Map();
  for (const e of document.querySelectorAll(selector)) {
    const target = e.matches('input, select') ? (e.closest('label') ?? e) : e;
    const { width, height } = target.getBoundingClientRect();
    const { visibility, pointerEvents } = getComputedStyle(target);
    if (!width || visibility === 'hidden' || pointerEvents === 'none' || inSentence(e) || target.closest('.paper, .hidden') || target.parentElement.clientWidth <= 1) continue;
    if (Math.round(width) >= least && Math.round(height) >= least) continue;
    const what = `${e.tagName.toLowerCase()}.${e.className} "${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 30)}"`;
    const size = `${Math.round(width)}x${Math.round(height)}`;
    const kind = `${e.tagName}.${e.className}.${e.parentElement.className}`;
    if (!found.has(kind)) found.set(kind, `${what} in .${e.parentElement.className} ${size}`);
  }
  return [...found.values()];
}

try {
  const context = await browser.newContext({ viewport: { width: 360, height: 760 }, locale: 'en-US', isMobile: true, hasTouch: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (e) => faults.push(e.message));
  const missed = [];
  const measure = async (where) => missed.push(...(await page.evaluate(small, LEAST)).map((m) => `${where}: ${m}`));

  await page.goto(server.url);
  await page.getByLabel(/Crew.PIN/).waitFor();
  await measure('the door');
  await enter(page, server.url, server.pin, 'Thumb');
  await beAdmin(page, server);
  const show = new URL(page.url()).hash.split('/')[1];
  for (const at of PAGES) {
    await page.goto(`${server.url}/#/${show}/${at}`);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    if (at === 'history') await page.locator('.rows a.tag').first().waitFor();
    await page.waitForTimeout(400);
    await measure(at);
  }
  const all = await (await fetch(`${server.local}/api/productions/${show}/show`, { headers: { Authorization: `Bearer ${server.token}` } })).json();
  for (const [entity, record] of [['sources', all.sources[0]], ['devices', all.devices[0]], ['connections', all.connections[0]], ['checklist-items', all.checklistItems[0]]]) {
    await page.goto(`${server.url}/#/${show}/${entity}/${record.id}`);
    await page.getByRole('dialog').waitFor();
    await measure(`${entity}, one open`);
    for (const edit of await page.getByRole('button', { name: /^Edit / }).all()) {
      await edit.click();
      await measure(`${entity}, its parts edited`);
    }
  }
  await page.goto(`${server.url}/#/shows`);
  await page.getByRole('link', { name: /Annual/ }).waitFor();
  await measure('shows');
  assert.deepEqual([...new Set(missed)], [], `targets smaller than ${LEAST} px`);
  step(`every target on ${PAGES.length} pages, at the door and in open records is ${LEAST} px wide and high`);

  await page.goto(`${server.url}/#/${show}/sources`);
  const titles = async (n = 3) => (await page.locator('.card').allInnerTexts()).slice(0, n).map((t) => t.split('\n')[0].trim());
  await page.locator('.card').first().waitFor();
  const own = await titles();
  await page.getByLabel('Order', { exact: true }).selectOption('-label');
  const last = [...all.sources].sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })).reverse().map((s) => s.label);
  await page.waitForFunction((label) => document.querySelector('.card').innerText.startsWith(label), last[0]);
  assert.deepEqual(await titles(), last.slice(0, 3));
  await page.getByLabel('Order', { exact: true }).selectOption('');
  await page.waitForFunction((label) => document.querySelector('.card').innerText.startsWith(label), own[0]);
  await page.getByRole('button', { name: 'Select rows' }).click();
  await page.locator('.card input').first().check();
  await page.getByRole('button', { name: 'Move down', exact: true }).click();
  await page.waitForFunction((label) => document.querySelector('.card').innerText.startsWith(label), own[1]);
  step('a list is sorted, and a row moved, by touch');

  await page.evaluate(() => localStorage.setItem('theme', 'light'));
  const slow = await context.newPage();
  await slow.route(/\/assets\/index-.*\.js/, () => undefined); // the console itself never comes
  await slow.goto(server.url, { waitUntil: 'commit' });
  await slow.locator('.boot').waitFor();
  assert.equal(await slow.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(246, 247, 249)');
  step('the light theme is there before the console is');
  assert.deepEqual(faults, [], 'errors on pages');
  console.log('For a thumb: all steps passed.');
} finally {
  await browser.close();
  await server.stop();
}
