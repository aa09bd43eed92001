// The largest show of the design (500 sources, 500 sends, 13,000 ports, 6,000 cables) on screen: prints how long it takes to open, and
// the frames while it scrolls and filters. Run by hand on a quiet machine: npm run stress
import { CHROME, enter, launch, serve } from './browser.mjs';

const SIZE = { sources: 500, sends: 500, devices: 130, ports: 100, cables: 6_000, addresses: 2_000, items: 2_000 };
const BATCH = 250;
const DEVICES = 20; // of a hundred ports each; one change may have 4 MiB

const server = await serve();
const headers = { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' };

async function post(path, body) {
  const answer = await fetch(server.local + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return answer.json();
}

async function fill(show) {
  const make = async (path, records, size = BATCH) => {
    const made = [];
    for (let i = 0; i < records.length; i += size) {
      const writes = records.slice(i, i + size).map((body) => ({ method: 'POST', path: `/api/productions/${show}/${path}`, body }));
      made.push(...(await post('/api/batch', { writes })).results.map((r) => r.body));
    }
    return made;
  };
  const many = (n, of) => Array.from({ length: n }, (_, i) => of(i + 1));
  const sources = await make('sources', many(SIZE.sources, (i) => ({ label: `SRC ${i}`, name: `Source number ${i}`, type: ['laptop', 'cam', 'server', 'playback'][i % 4], hRes: 1920, vRes: 1080, rate: '59.94', outputs: [{ connector: '12G-SDI' }] })));
  const sends = await make('sends', many(SIZE.sends, (i) => ({ label: `DST ${i}`, name: `Send number ${i}`, type: ['monitor', 'projector', 'record'][i % 3], inputs: [{ connector: '12G-SDI' }] })));
  const half = SIZE.ports / 2;
  const devices = await make('devices', many(SIZE.devices, (i) => ({
    name: `Router ${i}`, category: 'router', location: `Rack ${i % 12}`, ports: [...many(half, (p) => ({ direction: 'in', label: `IN ${p}`, portIndex: p, connector: '12G-SDI' })), ...many(half, (p) => ({ direction: 'out', label: `OUT ${p}`, portIndex: p, connector: '12G-SDI' }))],
  })), DEVICES);
  const outs = [...sources.flatMap((s) => s.outputs), ...devices.flatMap((d) => d.ports.filter((p) => p.direction === 'out'))];
  const ins = [...devices.flatMap((d) => d.ports.filter((p) => p.direction === 'in')), ...sends.flatMap((s) => s.inputs)];
  const status = ['planned', 'patched', 'verified'];
  await make('connections', many(SIZE.cables, (i) => ({ fromPortId: outs[i % outs.length].id, toPortId: ins[i % ins.length].id, cableType: 'SDI', cableLabel: `SDI-${i}`, status: status[i % 3] })));
  await make('ip-addresses', many(SIZE.addresses, (i) => ({ address: `10.${Math.floor(i / 65_000)}.${Math.floor(i / 250)}.${(i % 250) + 1}`, device: `Box ${i}`, category: 'video' })));
  await make('checklist-items', many(SIZE.items, (i) => ({ title: `Item number ${i}`, category: 'screens', daysBeforeShow: i % 60 })));
}

/** Frames of the page while `work` runs: their lengths in ms. */
async function frames(page, work) {
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const step = (now) => {
      window.frames_.push(now - last);
      last = now;
      window.framesOn = requestAnimationFrame(step);
    };
    window.framesOn = requestAnimationFrame(step);
  });
  await work();
  const all = await page.evaluate(() => {
    cancelAnimationFrame(window.framesOn);
    return window.frames_.slice(1);
  });
  const sorted = [...all].sort((a, b) => a - b);
  const sum = all.reduce((a, b) => a + b, 0);
  return `${(1000 * all.length / sum).toFixed(0)} frames/s, slowest frame ${sorted.at(-1).toFixed(0)} ms, ${all.filter((f) => f > 20).length} of ${all.length} longer than 20 ms`;
}

async function scroll(page, selector) {
  await page.locator(selector).hover();
  for (let i = 0; i < 90; i++) {
    await page.mouse.wheel(0, i % 30 < 20 ? 240 : -400);
    await page.waitForTimeout(16);
  }
}

async function opening(context, url, ready) {
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(url);
  await page.locator(ready).first().waitFor();
  return { page, ms: Math.round(performance.now() - began) };
}

const browser = CHROME && (await launch());
try {
  if (!browser) throw new Error('needs Chromium or Chrome; install one or name it in CHROME');
  const { id: show } = await post('/api/productions', { client: 'Stress', showName: 'Stress' });
  const began = performance.now();
  await fill(show);
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s: ${JSON.stringify(SIZE)}`);
  await (await fetch(`${server.local}/api/productions/${show}/show`, { headers })).arrayBuffer(); // a warm server

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const first = await context.newPage();
  await enter(first, server.url, server.pin, 'Stress');
  await first.close();
  for (const [name, page, ready] of [['overview', 'overview', '.tile'], ['cables', 'connections', '.grid-row'], ['matrix', 'matrix', '.point']]) {
    const { page: tab, ms } = await opening(context, `${server.url}/#/${show}/${page}`, ready);
    console.log(`${name}: open in ${ms} ms`);
    if (page !== 'overview') console.log(`${name}: scrolling ${await frames(tab, () => scroll(tab, '.grid'))}`);
    if (page === 'connections') {
      console.log(`${name}: filtering ${await frames(tab, async () => {
        for (const letter of 'router 12 out') await tab.getByRole('searchbox').first().press(letter === ' ' ? 'Space' : letter, { delay: 60 });
        await tab.waitForTimeout(300);
      })}`);
    }
    await tab.close();
  }
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-US', isMobile: true, hasTouch: true, storageState: await context.storageState() });
  const { page: hand, ms } = await opening(phone, `${server.url}/#/${show}/connections`, '.card');
  console.log(`phone, cables: open in ${ms} ms`);
  console.log(`phone, cables: scrolling ${await frames(hand, async () => {
    for (let i = 0; i < 90; i++) {
      await hand.locator('.grid').evaluate((e) => e.scrollBy(0, 180));
      await hand.waitForTimeout(16);
    }
  })}`);
} finally {
  await browser?.close();
  await server.stop();
}
