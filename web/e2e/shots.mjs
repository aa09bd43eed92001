// Screenshots of every page, phone and laptop, dark in English and light in German: node e2e/shots.mjs FOLDER [URL PIN]
import { mkdirSync } from 'node:fs';
import { beAdmin, enter, launch, PAGES, serve } from './browser.mjs';

const [folder = 'shots', url, pin] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = url ? { url, pin, stop: async () => {} } : await serve();
const browser = await launch();

const SIZES = { phone: { width: 390, height: 844 }, small: { width: 360, height: 640 }, laptop: { width: 1440, height: 900 } };
const LOOKS = [['phone', 'dark', 'en'], ['laptop', 'dark', 'en'], ['small', 'light', 'de'], ['laptop', 'light', 'de']];

async function look([size, theme, language]) {
  const hand = size !== 'laptop';
  const context = await browser.newContext({ viewport: SIZES[size], locale: 'en-US', hasTouch: hand, isMobile: hand, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const name = `${size}-${theme}`;
  page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()));
  page.on('pageerror', (e) => console.log(name, e.message));
  await page.addInitScript(([t]) => localStorage.setItem('theme', t), [theme]);
  const shot = async (what) => {
    await page.screenshot({ path: `${folder}/${name}-${what.replaceAll("/", "-")}.png` });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) console.log(`${name} ${what}: ${over} px wider than the screen`);
  };
  await page.goto(server.url);
  await page.getByLabel(/Crew.PIN/).waitFor();
  await shot('join');
  await enter(page, server.url, server.pin, "Sam's phone");
  if (server.token) await beAdmin(page, server);
  const show = new URL(page.url()).hash.split('/')[1];
  await page.evaluate((l) => localStorage.setItem('language', l), language);
  await page.reload();
  for (const p of PAGES) {
    await page.goto(`${server.url}/#/${show}/${p}`);
    if (p === 'flow') await page.locator('.react-flow__node').first().waitFor();
    await page.waitForTimeout(700);
    await shot(p);
  }
  for (const [p, row] of [['devices', 'E2 1'], ['sources', 'SRC 1'], ['connections', 'SDI-1']]) {
    await page.goto(`${server.url}/#/${show}/${p}`);
    await page.getByText(row, { exact: true }).first().click();
    await page.waitForTimeout(500);
    await shot(`${p}-open`);
  }
  await page.goto(`${server.url}/#/${show}/overview`);
  await page.getByRole('button', { name: /Search the whole show|durchsuchen/ }).click();
  await page.getByRole('combobox').fill('E2 1 in');
  await page.waitForTimeout(900);
  await shot('search');
  await context.close();
}

try {
  for (const way of LOOKS) await look(way);
} finally {
  await browser.close();
  await server.stop();
}
