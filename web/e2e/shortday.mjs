// A short day on a show, for every browser that can run a script, click and type; the server goes away in the middle and comes back.
import assert from 'node:assert/strict';
import { until } from './browser.mjs';
import { asker } from './largest.mjs';

/** Plays it; `open(who, apart)` gives the hands on a new page, with cookies of its own when it is somebody else's. */
export async function shortDay(server, open, step) {
  const ask = asker(server);
  const enter = async (hands, device) => {
    await hands.goto(server.url);
    await hands.fill('^Crew.PIN', server.pin);
    await hands.fill('^Name of this device', device);
    await hands.press('^Join$');
    await hands.follow('Annual Leadership Summit');
    await hands.sees('Live');
  };
  const at = (hands, ...parts) => hands.goto(`${server.url}/#/${[show, ...parts].join('/')}`);

  const dana = await open('Dana');
  await enter(dana, 'Dana');
  assert.equal(await dana.run(() => window.isSecureContext), false, 'the run must be as insecure as a phone on the LAN');
  const show = await dana.run(() => location.hash.split('/')[1]);
  const list = (entity) => ask('GET', `/api/productions/${show}/${entity}`);
  step('joined by PIN and opened the show');

  const [one, two] = await list('sources');
  await at(dana, 'sources');
  const tab = await open('Dana, second tab');
  await at(tab, 'sources');
  await tab.sees('Live');
  await until(async () => (await ask('GET', '/api/health')).streams, 1);
  const sam = await open('Sam', true);
  await enter(sam, 'Sam');
  await at(sam, 'sources', one.id);
  await sam.reads('^Name', one.name);
  step('two tabs share one stream; somebody else has a window of their own');

  const cell = `#cell-${one.id}-1`;
  await dana.tap(cell);
  await dana.keys('Keynote laptop');
  await dana.key('Enter');
  await until(async () => (await list('sources'))[0].name, 'Keynote laptop');
  await tab.sees('Keynote laptop');
  await sam.reads('^Name', 'Keynote laptop');
  step('a cell was typed into; the second tab and the other window show it');

  const plan = async () => (await list('connections')).map((c) => [c.id, c.sourceOutputId, c.fromPortId, c.toPortId].join());
  const before = await plan();
  await at(dana, 'matrix');
  await dana.press('^Free ends too$');
  await dana.tap('[role=grid]');
  await dana.press('^(Patch|Move the cable here)$');
  await until(async () => (await plan()).join() === before.join(), false);
  await dana.press('^Undo$');
  await until(plan, before);
  step('a crosspoint of the matrix tapped, a cable put there and taken back');

  await at(dana, 'flow');
  await dana.tap('.react-flow__node');
  await dana.has('.react-flow__node.lit');
  await dana.has('.react-flow__edge.lit');
  step('the signal flow is drawn, and a thing in it lit');

  await at(dana, 'sources', two.id);
  await dana.reads('^Name', two.name);
  await server.cut();
  for (const hands of [dana, tab, sam]) await hands.sees('Offline since');
  await dana.fill('^Note', 'typed without a server');
  await dana.sees('1 change waiting');
  await tab.sees('1 change waiting');
  step('the server is gone: all say so, an edit waits and the second tab counts it');

  await server.again();
  await dana.sees('1 edit made offline has been sent');
  for (const hands of [dana, tab, sam]) await hands.misses('Offline since');
  await until(async () => (await ask('GET', `/api/sources/${two.id}`)).note, 'typed without a server');
  await at(sam, 'sources', two.id);
  await sam.reads('^Note', 'typed without a server');
  step('the server is back: the edit went up, and the other window has it');
}
