// The largest show of the design on screen: prints how long it takes to open, and the frames while it scrolls and filters. Beside each
// time stands what the page's own thread computed for it, which a busy machine hardly changes. Run by hand: npm run stress
import { CHROME, enter, launch, serve } from './browser.mjs';
import { asker, largest, SIZE } from './largest.mjs';

/** On a machine that is busy with other things it gives up here, and says how far it came. */
const LIMIT_MS = 9 * 60_000;
const OPENINGS = 3;

let now = 'starting';
const step = (text) => {
  now = text;
  console.log(`${new Date().toTimeString().slice(0, 8)} ${text}`);
};
setTimeout(() => {
  console.log(`gave up after ${LIMIT_MS / 60_000} minutes, at: ${now}`);
  process.exitCode = 1;
  void end();
}, LIMIT_MS).unref();

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

/** How long the page's thread has computed, in ms. */
async function computed(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Math.round(1000 * metrics.find((m) => m.name === 'TaskDuration').value);
}

async function opening(context, url, ready) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await computed(cdp);
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(ready).first().waitFor();
  return { page, ms: Math.round(performance.now() - began), cpu: (await computed(cdp)) - before };
}

/** Opens a page several times over and leaves the last one open. */
async function openings(context, name, url, ready) {
  const all = [];
  for (let i = 0; i < OPENINGS; i++) {
    await all.at(-1)?.page.close();
    all.push(await opening(context, url, ready));
  }
  step(`${name}: open in ${all.map((o) => `${o.ms} ms (computing ${o.cpu})`).join(', ')}`);
  return all.at(-1).page;
}

let browser, server;
const end = async () => {
  await browser?.close();
  await server?.stop();
};

try {
  if (!CHROME) throw new Error('needs Chromium or Chrome; install one or name it in CHROME');
  server = await serve();
  step(`filling the server: ${JSON.stringify(SIZE)}`);
  const show = await largest(server);
  browser = await launch();
  step('filled');
  await asker(server)('GET', `/api/productions/${show}/show`); // a warm server

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const first = await context.newPage();
  await enter(first, server.url, server.pin, 'Stress');
  await first.close();
  for (const [name, page, ready] of [['overview', 'overview', '.tile'], ['cables', 'connections', '.grid-row'], ['matrix', 'matrix', '.point']]) {
    const tab = await openings(context, name, `${server.url}/#/${show}/${page}`, ready);
    if (page !== 'overview') step(`${name}: scrolling ${await frames(tab, () => scroll(tab, '.grid'))}`);
    if (page === 'connections') {
      step(`${name}: filtering ${await frames(tab, async () => {
        for (const letter of 'router 12 out') await tab.getByRole('searchbox').first().press(letter === ' ' ? 'Space' : letter, { delay: 60 });
        await tab.waitForTimeout(300);
      })}`);
    }
    await tab.close();
  }
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-US', isMobile: true, hasTouch: true, storageState: await context.storageState() });
  const hand = await openings(phone, 'phone, cables', `${server.url}/#/${show}/connections`, '.card');
  step(`phone, cables: scrolling ${await frames(hand, async () => {
    for (let i = 0; i < 90; i++) {
      await hand.locator('.grid').evaluate((e) => e.scrollBy(0, 180));
      await hand.waitForTimeout(16);
    }
  })}`);
} finally {
  await end();
}
