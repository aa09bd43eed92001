// Looks for what axe calls a violation: every page, records being edited, the search and the door, in both themes, phone and laptop.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beAdmin, CHROME, enter, launch, PAGES, serve } from './browser.mjs';

if (!CHROME) {
  console.log('SKIPPED: axe needs Chromium or Chrome; install one or name it in CHROME.');
  process.exit(0);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = await serve();
const browser = await launch();
/** Paper is the same on every screen, and long. */
const PAPER = ['print/connections', 'print/labels'];
const found = [];
let looked = 0;

/** A theme changes colours and nothing else, so the second look is at those alone. */
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

async function look(page, where) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  for (const [theme, rules] of [['dark', {}], ['light', COLOURS]]) {
    await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, theme);
    const { violations } = await page.evaluate((only) => window.axe.run(only), rules);
    for (const v of violations) {
      for (const n of v.nodes) found.push(`${where} ${theme}: ${v.id}: ${n.target.join(' ')}: ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? v.help}`);
    }
    looked++;
  }
}

async function walk(name, viewport) {
  const hand = name === 'phone';
  const context = await browser.newContext({ viewport, locale: 'en-US', reducedMotion: 'reduce', hasTouch: hand, isMobile: hand });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByLabel(/Crew.PIN/).waitFor();
  await look(page, `${name} join`);
  await enter(page, server.url, server.pin, name);
  if (!hand) await beAdmin(page, server); // the phone sees these pages as an editor does
  const show = new URL(page.url()).hash.split('/')[1];
  for (const p of PAGES.filter((each) => hand || !PAPER.includes(each))) {
    await page.goto(`${server.url}/#/${show}/${p}`);
    await page.getByRole('heading', { level: 1 }).waitFor().catch(() => assert.fail(`${name} ${p} has no heading`));
    if (p === 'flow') await page.locator('.react-flow__node').first().waitFor();
    await look(page, `${name} ${p}`);
  }
  const one = await (await fetch(`${server.local}/api/productions/${show}/show`, { headers: { Authorization: `Bearer ${server.token}` } })).json();
  for (const [entity, record] of [['sources', one.sources[0]], ['devices', one.devices[0]], ['connections', one.connections[0]], ['library', one.equipment.find((e) => e.cards.length) ?? one.equipment[0]]]) {
    await page.goto(`${server.url}/#/${show}/${entity}/${record.id}`);
    await page.getByRole('button', { name: 'Delete' }).waitFor();
    const edit = page.getByRole('button', { name: /^Edit / });
    if (await edit.count()) await edit.click();
    await look(page, `${name} ${entity} open`);
  }
  await page.goto(`${server.url}/#/${show}/overview`);
  await page.getByRole('button', { name: 'Search the whole show' }).click();
  await page.getByRole('combobox', { name: 'Search the whole show' }).fill('E2');
  await page.getByRole('option').first().waitFor();
  await page.waitForFunction(() => getComputedStyle(document.querySelector('.overlay')).opacity === '1'); // a phone's dialog waits for the keyboard
  await look(page, `${name} search`);
  await page.goto(`${server.url}/#/shows`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look(page, `${name} shows`);
  await context.close();
}

try {
  await Promise.all([walk('phone', { width: 360, height: 740 }), walk('laptop', { width: 1440, height: 900 })]);
  assert.deepEqual([...new Set(found)], [], 'what axe found');
  console.log(`axe: no violation in ${looked} looks at ${PAGES.length + 7} pages.`);
} finally {
  await browser.close();
  await server.stop();
}
