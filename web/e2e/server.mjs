// What a lead does without a terminal: codes, guests, devices, people, backups; over plain HTTP and a name that is not localhost.
import assert from 'node:assert/strict';
import { CHROME, enter, launch, serve } from './browser.mjs';

if (!CHROME) {
  console.log('SKIPPED: the server pages need Chromium or Chrome; install one or name it in CHROME.');
  process.exit(0);
}

const server = await serve();
const browser = await launch();
const faults = [];
const step = (text) => console.log(`  ${text}`);

async function person(name, viewport = { width: 390, height: 844 }) {
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  const page = await context.newPage();
  page.on('pageerror', (e) => faults.push(`${name}: ${e.message}`));
  return { context, page };
}

/** Comes in by what a QR code carries, as a phone's camera would open it. */
async function scan(link, name) {
  const who = await person(name);
  await who.page.goto(link);
  await who.page.getByLabel('Name of this device').fill(name);
  await who.page.getByRole('button', { name: 'Join' }).click();
  await who.page.getByRole('link', { name: /Annual Leadership Summit/ }).click();
  await who.page.getByText('Live', { exact: true }).first().waitFor();
  return who;
}

try {
  const dana = await person('Dana', { width: 1440, height: 900 });
  await enter(dana.page, server.url, server.pin, "Dana's laptop");
  const show = new URL(dana.page.url()).hash.split('/')[1];
  const ask = async (path) => (await fetch(`${server.local}${path}`, { headers: { Authorization: `Bearer ${server.token}` } })).json();
  const part = (name) => dana.page.goto(`${server.url}/#/${show}/server/${name}`);
  const code = (role) => dana.page.waitForResponse((r) => r.url().endsWith('/api/auth/invitations') && r.request().postData().includes(role)).then((r) => r.json());

  const first = code('editor');
  await part('connect');
  const { token } = await first;
  const second = code('editor'); // as soon as somebody came in
  const sam = await scan(`${server.url}/join#${token}`, "Sam's phone");
  await dana.page.getByText("Sam's phone is in").waitFor();
  assert.notEqual((await second).token, token, 'a fresh code follows one that was used');
  step('a phone came in by the code on the screen, and the next code followed by itself');

  const third = code('viewer');
  await dana.page.getByRole('button', { name: 'Guest', exact: true }).click();
  const guest = await scan(`${server.url}/join#${(await third).token}`, 'Guest');
  await guest.page.goto(`${server.url}/#/${show}/sources`);
  await guest.page.getByText('SRC 1', { exact: true }).first().waitFor();
  await guest.page.getByText('SRC 1', { exact: true }).first().click();
  await guest.page.getByRole('dialog').waitFor();
  for (const name of ['Add', 'Delete', 'Undo', 'Select rows']) assert.equal(await guest.page.getByRole('button', { name, exact: true }).count(), 0, `a guest is not offered ${name}`);
  await guest.page.goto(`${server.url}/#/${show}/server/backups`);
  await guest.page.getByText('This part is for admins.').waitFor();
  step('a guest sees everything and is offered nothing that changes it');

  await part('access');
  await dana.page.getByLabel('Token').fill(server.token);
  await dana.page.getByRole('button', { name: 'Enter', exact: true }).click();
  await dana.page.getByText(server.pin, { exact: true }).waitFor();
  step('the token of the host makes an admin');

  await dana.page.getByLabel('Name', { exact: true }).fill('Robin');
  await dana.page.getByRole('button', { name: 'Add', exact: true }).click();
  const password = await dana.page.locator('.secret').innerText();
  const robin = await person('Robin');
  await robin.page.goto(server.url);
  await robin.page.getByRole('button', { name: 'Sign in by name instead' }).click();
  await robin.page.getByLabel('Your name').fill('robin');
  await robin.page.getByLabel('Password').fill(password);
  await robin.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await robin.page.getByRole('link', { name: /Annual Leadership Summit/ }).waitFor();
  await robin.context.close();
  step('a person was added and signed in with the password that was shown once');

  await part('devices');
  await dana.page.getByRole('button', { name: "Have Sam's phone show itself" }).click();
  await sam.page.getByRole('button', { name: 'Here I am' }).click();
  await dana.page.getByRole('button', { name: "More for Sam's phone" }).click();
  await dana.page.getByRole('button', { name: "Rename Sam's phone" }).click();
  await dana.page.getByRole('textbox', { name: 'Name of this device' }).fill('Camera 2 phone');
  await dana.page.getByRole('button', { name: 'Save' }).click();
  await dana.page.getByText('Camera 2 phone').waitFor();
  step('a device showed itself and was renamed');

  const asks = [];
  dana.page.on('request', (r) => r.url().endsWith('/api/presence') && r.method() === 'GET' && asks.push(r.url()));
  await dana.page.goto(`${server.url}/#/server/devices`);
  const row = (name) => dana.page.locator('.device', { hasText: name });
  await row("Dana's laptop").getByText('On the server’s page').waitFor(); // its own stream has begun
  const asked = asks.length;
  const late = await person('Late');
  await enter(late.page, server.url, server.pin, 'Late tablet');
  await row('Late tablet').getByText(/Looks at Annual Leadership Summit/).waitFor();
  await dana.page.waitForTimeout(3_500); // longer than between two questions
  assert.equal(asks.length, asked, 'outside of a show, too, who is here is told and not asked for');
  await late.context.close();
  step('outside of a show the page hears who comes');

  await part('backups');
  await dana.page.getByRole('button', { name: 'Back up now' }).click();
  await dana.page.getByRole('button', { name: 'Check' }).first().click();
  await dana.page.getByText(/Whole. Holds: .*Annual Leadership Summit/).waitFor();
  const [source] = await ask(`/api/productions/${show}/sources`);
  await dana.page.evaluate(([id]) => fetch(`/api/sources/${id}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', 'If-Match': '*' }, body: JSON.stringify({ name: 'Mistake' }) }), [source.id]);
  assert.equal((await ask(`/api/sources/${source.id}`)).name, 'Mistake');
  await dana.page.getByRole('button', { name: 'Go back to this' }).click();
  await dana.page.getByRole('button', { name: /Go back to \d/ }).click();
  await dana.page.getByText(/Went back at/).waitFor({ timeout: 60_000 });
  assert.equal((await ask(`/api/sources/${source.id}`)).name, source.name);
  await dana.page.getByRole('heading', { name: 'Kept before going back' }).waitFor();
  step('went back to a backup; the server came again by itself and what was there is kept');

  await part('devices');
  await dana.page.getByRole('button', { name: 'More for Guest' }).click();
  await dana.page.getByRole('button', { name: 'End session' }).click();
  await dana.page.getByRole('button', { name: 'End it' }).click();
  await guest.page.getByLabel(/Crew.PIN/).waitFor();
  step('a session was ended and its page is at the door again');

  await part('log');
  await dana.page.getByText(/went back to a backup/).first().waitFor();
  await dana.page.getByRole('button', { name: 'Server log' }).click();
  await dana.page.getByText(/Roadcase is running/).first().waitFor();
  step('who did what, and what the server says');
  assert.deepEqual(faults, [], 'errors on pages');
  console.log('The server pages: all steps passed.');
} finally {
  await browser.close();
  await server.stop();
}
