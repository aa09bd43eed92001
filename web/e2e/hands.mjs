// What a person does in any browser that can run a script, click and type: for those that do not speak Chromium's protocol.
import assert from 'node:assert/strict';

const PATIENCE_MS = 15_000;
const BUTTON = 'button, [role=button]';
const FIELD = 'input, textarea, select';

/** Runs in the page: the middle of the first thing of that kind and name that a finger would reach; null while there is none. */
function reach(selector, name) {
  const called = (e) => (e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText ?? '').trim();
  for (const e of document.querySelectorAll(selector)) {
    if (!e.getClientRects().length || !new RegExp(name).test(called(e))) continue;
    e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top, width, height } = e.getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const hit = document.elementFromPoint(x, y);
    if (hit && (e.contains(hit) || e.closest('label')?.contains(hit))) return { x, y };
  }
  return null;
}

/** Runs in the page: what stands in the first field of that name; null while there is none. */
function valueOf(selector, name) {
  const called = (e) => (e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? '').trim();
  return [...document.querySelectorAll(selector)].find((e) => e.getClientRects().length && new RegExp(name).test(called(e)))?.value ?? null;
}

/** One page; `browser` has `goto`, `run` (a function in the page), `click`, `keys` (text) and `key` (one by its name). */
export class Hands {
  constructor(who, browser) {
    this.who = who;
    this.browser = browser;
  }

  async until(what, isSo) {
    for (const end = Date.now() + PATIENCE_MS; ; await new Promise((r) => setTimeout(r, 100))) {
      const so = await isSo();
      if (so) return so;
      assert.ok(Date.now() < end, `${this.who}: ${what}; on screen: ${Date.now() < end ? '' : (await this.text()).slice(0, 600)}`);
    }
  }

  goto = (url) => this.browser.goto(url);
  run = (code, ...values) => this.browser.run(code, ...values);
  text = () => this.run(() => document.body.innerText);
  sees = (words) => this.until(`sees ${words}`, async () => (await this.text()).includes(words));
  misses = (words) => this.until(`does not see ${words} any more`, async () => !(await this.text()).includes(words));
  has = (selector) => this.until(`has ${selector}`, () => this.run((s) => !!document.querySelector(s), selector));
  reads = (field, value) => this.until(`reads ${value} in ${field}`, async () => (await this.run(valueOf, FIELD, field)) === value);

  async tap(selector, name = '') {
    let was;
    const { x, y } = await this.until(`reaches ${name || selector}, standing still`, async () => {
      const [at, before] = [await this.run(reach, selector, name), was];
      was = at;
      return at && at.x === before?.x && at.y === before.y && at;
    });
    await this.browser.click(x, y);
  }

  press = (name) => this.tap(BUTTON, name);
  follow = (name) => this.tap('a[href]', name);
  key = (name) => this.browser.key(name);
  keys = (text) => this.browser.keys(text);

  /** Puts something else into a field and leaves it. */
  async fill(field, value) {
    await this.tap(FIELD, field);
    await this.run(() => document.activeElement.select());
    await this.keys(value);
    await this.key('Tab');
  }
}
