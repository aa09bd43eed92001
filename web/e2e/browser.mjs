// A Chromium of this machine, the server of this repository on a free port, and what the runs share.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** A name that is not localhost, so that the browser grants the pages no more than it grants a phone on the LAN. */
export const HOST = 'roadcase.test';
const CHROMES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
export const CHROME = process.env.CHROME ?? CHROMES.find((path) => existsSync(path));

/** Every page of a show, for the runs that look at all of them. */
export const PAGES = ['overview', 'production', 'patching', 'lists', 'lists/connectors', 'ip-plan', 'sources', 'sends', 'devices', 'connections', 'ip-addresses', 'checklist-items', 'findings', 'matrix', 'flow', 'print', 'print/patch', 'print/connections', 'print/labels', 'library', 'sync', 'history', 'server', 'server/connect', 'server/devices', 'server/access', 'server/hub', 'server/backups', 'server/log', 'more'];

export function launch() {
  return chromium.launch({ executablePath: CHROME, args: ['--no-sandbox', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`] });
}

/** Starts a server with those data on that port, and resolves when it listens. */
async function start(data, port) {
  const root = new URL('../..', import.meta.url).pathname;
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
  const classpath = ['server/target/classes', 'server/target/roadcase/*'].map((p) => join(root, p)).join(':');
  const ready = join(data, 'server.json');
  rmSync(ready, { force: true });
  const server = spawn(java, ['-cp', classpath, 'dev.roadcase.cli.RoadcaseCommand', 'serve', '--demo', '--port', port, '--data', data, '--no-mdns'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ROADCASE_NAMES: HOST } });
  let said = '';
  server.stderr.on('data', (text) => (said += text));
  const end = async () => {
    const gone = new Promise((done) => server.once('exit', done));
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await gone;
    }
  };
  for (let i = 0; i < 600 && server.exitCode === null && !existsSync(ready); i++) await new Promise((r) => setTimeout(r, 250));
  if (!existsSync(ready)) {
    await end();
    throw new Error(`the server did not start; it needs the jars that scripts/jar.sh makes, and a JDK 25 in JAVA_HOME. ${said.slice(-400)}`);
  }
  return end;
}

/** Starts the edge with the demo show; `stop` ends it and removes its data, `cut` and `again` are a server that goes away and comes back. */
export async function serve() {
  const data = mkdtempSync(join(tmpdir(), 'roadcase-e2e-'));
  const clear = () => rmSync(data, { recursive: true, force: true });
  let end = await start(data, '0').catch((e) => {
    clear();
    throw e;
  });
  const { url } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8'));
  const { port } = new URL(url);
  const pin = readFileSync(join(data, 'crew.pin'), 'utf8').trim();
  const token = readFileSync(join(data, 'admin.token'), 'utf8').trim();
  const again = async () => (end = await start(data, port));
  const stop = () => end().finally(clear);
  return { stop, cut: () => end(), again, pin, token, local: url, url: `http://${HOST}:${port}` };
}

export async function enter(page, url, pin, device) {
  await page.goto(url);
  await page.getByLabel(/Crew.PIN/).fill(pin);
  await page.getByLabel('Name of this device').fill(device);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('link', { name: /Annual Leadership Summit/ }).click();
  await page.getByText('Live', { exact: true }).first().waitFor();
}

/** Gives the browser of a page the keys, as the token of the host does, and loads the page again. */
export async function beAdmin(page, server) {
  await page.evaluate(async (token) => {
    const ask = (path, key, body) => fetch(path, { method: 'POST', headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then((r) => r.json());
    const minted = await ask('/api/tokens', token, { role: 'admin', name: 'Lead', ttl: '1h' });
    await ask('/api/auth/refresh', minted.token, {});
  }, server.token);
  await page.reload();
  await page.getByText('Live', { exact: true }).first().waitFor();
}

/** Waits until that is so; the last that was seen is told otherwise. */
export async function until(what, wanted) {
  let now;
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((r) => setTimeout(r, 50))) {
    now = await what();
    if (JSON.stringify(now) === JSON.stringify(wanted)) return;
  }
  assert.deepEqual(now, wanted);
}
