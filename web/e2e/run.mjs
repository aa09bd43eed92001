// The crew's day in real browsers, over plain HTTP and a name that is not localhost.
import assert from 'node:assert/strict';
import { CHROME, enter, launch, serve } from './browser.mjs';

if (!CHROME) {
  console.log('SKIPPED: the browser tests need Chromium or Chrome; install one or name it in CHROME.');
  process.exit(0);
}

const server = await serve();
const browser = await launch();
const faults = [];
const step = (text) => console.log(`  ${text}`);

async function person(name, viewport) {
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  const page = await context.newPage();
  page.on('pageerror', (e) => faults.push(`${name}: ${e.message}`));
  await enter(page, server.url, server.pin, name);
  const who = { context, page, field: (f) => who.page.getByRole('textbox', { name: new RegExp(`^${f}`) }).or(who.page.getByRole('combobox', { name: new RegExp(`^${f}`) })) };
  return who;
}

/** A new page of the same device: what it kept is there again. */
async function reopen(who) {
  who.page = await who.context.newPage();
  who.page.on('pageerror', (e) => faults.push(`again: ${e.message}`));
}

async function open(who, ...parts) {
  await who.page.goto(`${server.url}/#/${[show, ...parts].join('/')}`);
}

async function type(who, field, value) {
  await who.field(field).first().fill(value);
  await who.field(field).first().blur();
}

const expectValue = async (who, field, value, ms = 5_000) => {
  for (const until = Date.now() + ms; ; ) {
    const now = await who.field(field).first().inputValue();
    if (now === value) return;
    if (Date.now() > until) assert.equal(now, value, field);
    await who.page.waitForTimeout(50);
  }
};

let show;
try {
  const sam = await person("Sam's phone", { width: 390, height: 844 });
  const dana = await person("Dana's laptop", { width: 1440, height: 900 });
  assert.equal(await sam.page.evaluate(() => window.isSecureContext), false, 'the run must be as insecure as a phone on the LAN');
  show = new URL(sam.page.url()).hash.split('/')[1];
  step('joined by PIN');

  await sam.page.getByRole('button', { name: 'Search the whole show' }).click();
  await sam.page.getByRole('combobox', { name: 'Search the whole show' }).fill('E2 1 genlock in');
  await sam.page.getByRole('option').first().click();
  await sam.page.getByText('GENLOCK IN', { exact: true }).waitFor();
  step('found a port in two taps');

  const all = await (await fetch(`${server.local}/api/productions/${show}/show`, { headers: { Authorization: `Bearer ${server.token}` } })).json();
  const [one, two, three] = all.sources;
  const cable = all.connections.find((c) => c.status === 'verified');
  await open(sam, 'sources', one.id);
  await open(dana, 'sources', one.id);
  await type(sam, 'Name', 'Keynote laptop');
  await expectValue(dana, 'Name', 'Keynote laptop', 1_000);
  step('the other browser saw the edit within a second');

  await dana.field('Name').first().focus();
  await sam.page.getByText("Dana's laptop is typing here").waitFor();
  await open(dana, 'sources', two.id);
  await sam.page.getByText("Dana's laptop is typing here").waitFor({ state: 'detached' });
  step('a field that somebody else types into says so');

  await sam.context.setOffline(true);
  await sam.page.getByText(/Offline since/).waitFor();
  for (const [source, note] of [[one, 'sam 1'], [two, 'sam 2'], [three, 'sam 3']]) {
    await open(sam, 'sources', source.id);
    await type(sam, 'Note', note);
  }
  await open(sam, 'sources', two.id);
  await type(sam, 'Secondary device', 'barrel');
  await open(sam, 'connections', cable.id);
  await sam.page.getByRole('group', { name: 'Status' }).last().getByRole('button', { name: 'faulty' }).click();
  await sam.page.getByText(/5 changes waiting/).first().waitFor();
  await open(dana, 'sources', one.id);
  await type(dana, 'Note', 'dana 1');
  await type(dana, 'Type', 'graphics');
  await expectValue(dana, 'Type', 'graphics');
  await open(dana, 'sources', two.id);
  await type(dana, 'Name', 'Dana 3');
  await open(dana, 'sources', three.id);
  await type(dana, 'Secondary device', 'barrel');
  await expectValue(dana, 'Secondary device', 'barrel');
  await open(dana, 'connections', cable.id);
  await dana.page.getByRole('group', { name: 'Status' }).last().getByRole('button', { name: 'planned' }).click();
  await dana.page.getByRole('group', { name: 'Status' }).last().getByRole('button', { name: 'planned', pressed: true }).waitFor();
  step('five edits without a network, five on the other side');

  await sam.page.close();
  await sam.context.setOffline(false);
  await reopen(sam);
  await open(sam, 'overview');
  await sam.page.getByText(/5 edits made offline have been sent/).waitFor({ timeout: 15_000 });
  step('closed, opened again, and everything went up');
  await open(dana, 'sources', two.id);
  await expectValue(dana, 'Note', 'sam 2');
  await expectValue(dana, 'Name', 'Dana 3');
  await expectValue(dana, 'Secondary device', 'barrel');
  await open(sam, 'sources', one.id);
  await expectValue(sam, 'Type', 'graphics');
  step('both sides merged');

  await dana.page.goto(`${server.url}/#/${show}/sync`);
  const inbox = dana.page.getByRole('region', { name: cable.cableLabel });
  await inbox.getByRole('button', { name: 'Take this' }).first().click();
  await dana.page.getByText('No conflict waits for a decision.').waitFor();
  step('the one true conflict was decided in the inbox');

  await open(dana, 'sources', three.id);
  await type(dana, 'Name', 'Mistake');
  await expectValue(sam, 'Type', 'graphics');
  await dana.page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expectValue(dana, 'Name', three.name);
  step('undo');
  assert.deepEqual(faults, [], 'errors on pages');
  console.log('The crew’s day: all steps passed.');
} finally {
  await browser.close();
  await server.stop();
}
