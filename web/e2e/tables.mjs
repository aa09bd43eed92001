// The tables by keyboard alone: pick rows, change them at once, paste from a spreadsheet, filter a column; each one step of undo.
import assert from 'node:assert/strict';
import { CHROME, enter, launch, serve, until } from './browser.mjs';

if (!CHROME) {
  console.log('SKIPPED: the tables need Chromium or Chrome; install one or name it in CHROME.');
  process.exit(0);
}

const server = await serve();
const browser = await launch();
const step = (text) => console.log(`  ${text}`);

try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const faults = [];
  page.on('pageerror', (e) => faults.push(e.message));
  await enter(page, server.url, server.pin, 'Dana');
  const show = new URL(page.url()).hash.split('/')[1];
  const ask = async (path) => (await fetch(`${server.local}${path}`, { headers: { Authorization: `Bearer ${server.token}` } })).json();
  const sources = () => ask(`/api/productions/${show}/sources`);
  const head = async () => (await ask(`/api/productions/${show}/show`)).seq;
  const grid = page.getByRole('grid');
  const pasteText = (text) => grid.evaluate((element, t) => {
    const data = new DataTransfer();
    data.setData('text/plain', t);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  const before = await sources();
  const names = async (n = 5) => (await sources()).slice(0, n).map((s) => s.name);
  const old = before.slice(0, 5).map((s) => s.name);

  await page.goto(`${server.url}/#/${show}/sources`);
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('3 selected').waitFor();
  let seq = await head();
  await page.getByLabel('Field', { exact: true }).selectOption('note');
  await page.getByLabel('New value').fill('stage left');
  await page.keyboard.press('Enter');
  await until(async () => (await sources()).filter((s) => s.note === 'stage left').map((s) => s.id), before.slice(0, 3).map((s) => s.id));
  assert.equal(await head(), seq + 1, 'three rows are one change');
  await grid.focus();
  await page.keyboard.press('Control+z');
  await until(async () => (await sources()).slice(0, 3).map((s) => s.note), before.slice(0, 3).map((s) => s.note));
  step('three rows changed at once and taken back at once');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  seq = await head();
  await pasteText('Alpha\tlaptop\nBeta\tlaptop\r\n');
  await until(() => names(3), ['Alpha', 'Beta', old[2]]);
  assert.equal(await head(), seq + 1, 'a pasted block is one change');
  await page.keyboard.press('Control+z');
  await until(() => names(3), old.slice(0, 3));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await pasteText('1280\nwide');
  await page.getByText('Line 2: H res must be a whole number').waitFor();
  assert.deepEqual(await names(3), old.slice(0, 3));
  step('pasted from a spreadsheet and taken back; a bad line is named and nothing written');

  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  const rows = before.length;
  await pasteText(`${before.at(-1).name}\nNew one\nNew two`);
  await until(async () => (await sources()).length, rows + 2);
  await page.keyboard.press('Control+z');
  await until(async () => (await sources()).length, rows);
  await page.keyboard.press('Control+y');
  await until(async () => (await sources()).slice(-2).map((s) => s.name), ['New one', 'New two']);
  step('lines below the last row become records; undo and redo');

  await page.getByRole('button', { name: 'Filter by column' }).click();
  await page.getByLabel('Filter Type').fill('cam');
  const cams = (await sources()).filter((s) => s.type.includes('cam')).length;
  await until(async () => Number(await grid.getAttribute('aria-rowcount')) - 1, cams);
  await page.getByRole('button', { name: 'Filter by column' }).click();
  await until(async () => Number(await grid.getAttribute('aria-rowcount')) - 1, rows + 2);
  step('filtered by column');

  await grid.focus();
  await page.keyboard.press('Home');
  const order = async () => (await sources()).slice(0, 3).map((s) => s.id);
  const [a, b, c] = await order();
  await page.keyboard.press('Alt+ArrowDown');
  await until(order, [b, a, c]);
  await page.locator('.grip').nth(2).hover();
  await page.mouse.down();
  await page.locator('.grip').nth(0).hover({ position: { x: 5, y: 2 } });
  await page.mouse.up();
  await until(order, [c, b, a]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await until(order, [a, b, c]);
  step('rows put in order by keyboard and by hand');

  await page.goto(`${server.url}/#/${show}/sources/${a}`);
  await page.getByRole('button', { name: 'Edit Outputs' }).click();
  const outputs = async () => (await ask(`/api/sources/${a}`)).outputs.map((o) => [o.id, o.connector, o.outputIndex]);
  const had = await outputs();
  await page.getByRole('button', { name: 'Add to Outputs' }).click();
  await until(async () => (await outputs()).length, had.length + 1);
  await page.getByLabel('Connector').last().fill('SDI');
  await page.keyboard.press('Enter');
  await until(async () => (await outputs()).at(-1).slice(1), ['SDI', had.at(-1)[2] + 1]);
  await page.getByRole('button', { name: /^Move .* up$/ }).last().click();
  await until(async () => (await outputs()).map((o) => o[0]).indexOf(had[0][0]), 1);
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await until(outputs, had);
  step('outputs added, changed, moved and taken back');

  await page.goto(`${server.url}/#/${show}/production`);
  const sheet = (text) => ({ name: 'sources.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('input[type=file]').setInputFiles(sheet('ID,TYPE,SOURCE NAME,H RES\nSRC 900,cam,Roof,wide\n'));
  await page.getByText(/cannot be imported yet/).waitFor();
  await page.getByText(/row 2/).first().waitFor();
  await page.getByRole('button', { name: 'Cancel' }).last().click();
  await page.locator('input[type=file]').setInputFiles(sheet('ID,TYPE,SOURCE NAME,H RES\nSRC 900,cam,Roof,1920\n'));
  await page.getByRole('button', { name: 'Import 1 record' }).click();
  await page.getByText(/added 1/).waitFor();
  assert.equal((await sources()).filter((s) => s.name === 'Roof').length, 1);
  step('a sheet checked, mended and imported');

  const make = (body) => fetch(`${server.local}/api/productions/${show}/devices`, { method: 'POST', headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const four = (direction, word) => [1, 2, 3, 4].map((n) => ({ direction, connector: '12G-SDI', label: `${word} ${n}`, portIndex: n }));
  await make({ name: 'Rack Alpha', category: 'router', ports: four('out', 'OUT') });
  await make({ name: 'Rack Beta', category: 'router', ports: four('in', 'IN') });
  const cables = async () => (await ask(`/api/productions/${show}/connections`)).length;
  const patched = await cables();
  await page.goto(`${server.url}/#/${show}/patching/from/${encodeURIComponent('Rack Alpha OUT 1-3')}/to/${encodeURIComponent('Rack Beta')}`);
  await page.getByRole('button', { name: 'Show what would happen' }).first().click();
  const preview = page.getByRole('region', { name: 'What would happen' });
  await preview.getByText('Rack Alpha OUT 3').waitFor();
  assert.equal(await cables(), patched, 'a preview writes nothing');
  await preview.getByRole('button', { name: 'Do it: 3 changes' }).click();
  await until(cables, patched + 3);
  await preview.getByRole('button', { name: 'Undo' }).click();
  await until(cables, patched);
  step('a range patched as it was previewed, and taken back as one');
  assert.deepEqual(faults, [], 'errors on the page');
  console.log('The tables: all steps passed.');
} finally {
  await browser.close();
  await server.stop();
}
