// Clicks through what the other runs do not: the library, a model pushed to its devices and swapped for another, value lists and formats,
// the plan of addresses, a show as a template, a signal lit in the flow, what was deleted, and paper.
import assert from 'node:assert/strict';
import { asker } from './largest.mjs';
import { CHROME, enter, launch, serve, until } from './browser.mjs';

if (!CHROME) {
  console.log('SKIPPED: the pages need Chromium or Chrome; install one or name it in CHROME.');
  process.exit(0);
}

const server = await serve();
const browser = await launch();
const step = (text) => console.log(`  ${text}`);

try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US', reducedMotion: 'reduce' });
  const faults = [];
  page.on('pageerror', (e) => faults.push(e.message));
  page.on('console', (m) => m.type() === 'error' && faults.push(m.text()));
  await enter(page, server.url, server.pin, 'Dana');
  const show = new URL(page.url()).hash.split('/')[1];
  const ask = asker(server);
  const get = (path) => ask('GET', path);
  const list = (entity) => get(`/api/productions/${show}/${entity}`);
  const open = (...parts) => page.goto(`${server.url}/#/${[show, ...parts].map(encodeURIComponent).join('/')}`);
  const button = (name, exact = true) => page.getByRole('button', { name, exact });
  const doIt = () => page.getByRole('button', { name: /^Do it/ }).click();
  const put = async (field, value) => {
    await field.fill(value);
    await field.press('Enter');
  };

  await open('library');
  await button('Add').click();
  await page.getByRole('heading', { name: 'Maker New model' }).waitFor();
  const model = new URL(page.url()).hash.split('/')[3];
  const editor = page.getByRole('complementary');
  await put(editor.getByLabel('Maker'), 'Acme');
  await put(editor.getByLabel('Model', { exact: true }), 'Mixer');
  await page.getByRole('heading', { name: 'Acme Mixer' }).waitFor();
  for (const count of [1, 2]) {
    await button('Add to Ports').click();
    await until(async () => (await get(`/api/equipment/${model}`)).ioPorts.length, count);
    await editor.getByRole('heading', { name: `Ports · ${count}` }).waitFor();
  }
  const first = (await get(`/api/equipment/${model}`)).ioPorts;
  assert.deepEqual(first.map((p) => [p.label, p.portType]), [['IN 1', 'input'], ['IN 2', 'input']]);
  await button('Copy this model').click();
  await page.getByRole('heading', { name: 'Acme Mixer copy' }).waitFor();
  await put(editor.getByLabel('Model', { exact: true }), 'Mixer Two');
  await page.getByRole('heading', { name: 'Acme Mixer Two' }).waitFor();
  step('a model made, its ports added, and copied');

  await open('devices');
  await button('Add').click();
  await page.getByRole('searchbox', { name: 'Maker, model or category' }).fill('Acme Mixer');
  await page.getByRole('dialog').getByRole('button', { name: /Acme Mixer/ }).first().click();
  await page.getByRole('button', { name: 'Swap for another model' }).waitFor();
  const device = new URL(page.url()).hash.split('/')[3];
  assert.deepEqual((await get(`/api/devices/${device}`)).ports.map((p) => p.label), ['IN 1', 'IN 2']);
  await open('library', model);
  await put(editor.getByLabel('Label').first(), 'PGM');
  await until(async () => (await get(`/api/equipment/${model}`)).ioPorts[0].label, 'PGM');
  await button('Show what would change on these devices').click();
  await page.getByRole('region', { name: 'What would happen' }).waitFor();
  assert.deepEqual((await get(`/api/devices/${device}`)).ports.map((p) => p.label), ['IN 1', 'IN 2'], 'a preview writes nothing');
  await doIt();
  await until(async () => (await get(`/api/devices/${device}`)).ports.map((p) => p.label), ['PGM', 'IN 2']);
  await page.getByRole('region', { name: 'What would happen' }).getByRole('button', { name: 'Undo' }).click();
  await until(async () => (await get(`/api/devices/${device}`)).ports.map((p) => p.label), ['IN 1', 'IN 2']);
  step('what changed in a model was brought to its device, and taken back');

  await open('devices', device);
  await page.getByRole('button', { name: 'Swap for another model' }).click();
  await page.getByLabel('The new model').fill('Acme Mixer Two');
  await button('Show what would happen').click();
  await doIt();
  await until(async () => (await get(`/api/equipment/${(await get(`/api/devices/${device}`)).equipmentId}`)).model, 'Mixer Two');
  await page.getByRole('region', { name: 'What would happen' }).getByRole('button', { name: 'Undo' }).click();
  await until(async () => (await get(`/api/devices/${device}`)).equipmentId, model);
  step('a device swapped for another model, and back');

  await open('lists', 'connectors');
  const connectors = async () => (await get('/api/vocabularies')).find((v) => v.name === 'connectors').values;
  const had = await connectors();
  await page.getByLabel('New value').fill('Weird plug');
  await button('Add').click();
  await until(connectors, [...had, 'Weird plug']);
  await button('Move Weird plug up').click();
  await until(async () => (await connectors()).indexOf('Weird plug'), had.length - 1);
  await button('Remove Weird plug').click();
  await until(connectors, had);
  await open('lists', 'formats');
  const formats = async () => (await get('/api/formats')).map((f) => f.label);
  const before = await formats();
  await button('Add').click();
  await until(async () => (await formats()).length, before.length + 1);
  await page.locator('ol.parts > li').nth(before.length).waitFor();
  const last = page.locator('ol.parts > li').last();
  await put(last.getByLabel('H res'), '1234');
  await until(async () => (await formats()).at(-1), '1234 x 1080 @ 59.94');
  await page.getByRole('button', { name: 'Remove 1234 x 1080 @ 59.94' }).click();
  await until(formats, before);
  step('a value and a format added, moved, changed and removed');

  await open('ip-plan');
  const take = page.getByRole('button', { name: /^Take .*, the next free one$/ }).first();
  const free = /Take ([\d.]+),/.exec(await take.innerText())[1];
  await take.click();
  await until(async () => (await list('ip-addresses')).filter((a) => a.address === free).length, 1);
  step('the next free address of a network taken from its plan');

  const [gone] = await list('sends');
  await open('sends', gone.id);
  await page.getByRole('complementary').getByRole('button', { name: 'Delete' }).click();
  await until(async () => (await list('sends')).some((s) => s.id === gone.id), false);
  await open('history');
  await page.getByRole('region', { name: 'Sends' }).getByRole('button', { name: 'Restore' }).click();
  await until(async () => (await list('sends')).find((s) => s.id === gone.id)?.inputs.length, gone.inputs.length);
  step('a deleted send brought back, with its inputs');

  await open('production');
  await page.getByLabel('Name of the new show').fill('Next year');
  await page.getByRole('checkbox', { name: 'Checklist' }).uncheck();
  await button('Show what would be copied').click();
  await doIt();
  await page.getByRole('link', { name: 'Open Next year' }).click();
  await page.getByRole('heading', { name: 'Next year', level: 1 }).waitFor();
  const copy = new URL(page.url()).hash.split('/')[1];
  const copied = await get(`/api/productions/${copy}/show`);
  assert.deepEqual([copied.sources.length, copied.checklistItems.length], [(await list('sources')).length, 0]);
  step('a show used as a template for the next, without its checklist');

  const cables = await list('connections');
  const devices = await list('devices');
  const wired = devices.find((d) => d.ports.filter((p) => cables.some((c) => c.toPortId === p.id || c.fromPortId === p.id)).length > 1);
  await open('flow', wired.id);
  const box = page.locator('.react-flow__node', { has: page.getByText(wired.name, { exact: true }) });
  await box.waitFor(); // what the drawing is about is on screen
  await box.click();
  await page.locator('.react-flow__node.lit').first().waitFor();
  const whole = await page.locator('.react-flow__edge.lit').count();
  assert.ok(whole > 0, 'its cables are lit');
  const port = page.getByRole('group', { name: 'Trace from a port' }).getByRole('button').first();
  await port.click();
  await page.locator('.react-flow__edge.dim').first().waitFor({ state: 'attached' });
  assert.ok((await page.locator('.react-flow__edge.lit').count()) > 0, 'the tree of one port is lit');
  step('the tree of a thing and of one of its ports lit in the signal flow');

  const items = await list('checklist-items');
  for (const [kind, words] of [['sources', 'SRC 1'], ['sends', 'DST 1'], ['patch', devices[0].name], ['connections', cables[0].cableLabel], ['labels', cables[0].cableLabel], ['ip-addresses', free], ['checklist-items', items[0].title]]) {
    await open('print', kind);
    await page.locator('.leaves').getByText(words, { exact: false }).first().waitFor({ state: 'attached' });
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.ok((paper.match(/\/Type\s*\/Page\b/g) ?? []).length >= 1, `${kind} has a page`);
  }
  step('lists, patch sheets, labels, addresses and checklist on paper');
  assert.deepEqual(faults, [], 'errors on the pages');
  console.log('The other pages: all steps passed.');
} finally {
  await browser.close();
  await server.stop();
}
