// Screenshots of every page in both sizes: node e2e/shots.mjs FOLDER [URL PIN]
import { mkdirSync } from 'node:fs';
import { enter, launch, serve } from './browser.mjs';

const [folder = 'shots', url, pin] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = url ? { url, pin, stop: async () => {} } : await serve();
const browser = await launch();
try {
  for (const [name, viewport] of [['phone', { width: 390, height: 844 }], ['laptop', { width: 1440, height: 900 }]]) {
    const page = await browser.newPage({ viewport, locale: 'en-US', hasTouch: name === 'phone', isMobile: name === 'phone' });
    page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()));
    page.on('pageerror', (e) => console.log(name, e.message));
    await page.goto(server.url);
    await page.getByLabel(/Crew.PIN/).waitFor();
    await page.screenshot({ path: `${folder}/${name}-join.png` });
    await enter(page, server.url, server.pin, "Sam's phone");
    const show = new URL(page.url()).hash.split('/')[1];
    for (const p of ['overview', 'sources', 'sends', 'devices', 'connections', 'ip-addresses', 'checklist-items', 'matrix', 'flow', 'library', 'sync', 'history', 'server', 'more']) {
      await page.goto(`${server.url}/#/${show}/${p}`);
      await page.waitForTimeout(p === 'flow' ? 5000 : 700);
      await page.screenshot({ path: `${folder}/${name}-${p}.png` });
    }
    await page.goto(`${server.url}/#/${show}/devices`);
    await page.getByText('E2 1', { exact: true }).first().click();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}/${name}-device.png` });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Search the whole show' }).click();
    await page.getByRole('combobox', { name: 'Search the whole show' }).fill('E2 1 in');
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${folder}/${name}-search.png` });
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
