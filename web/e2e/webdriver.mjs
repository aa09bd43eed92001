// WebKit's own driver: one process and one browser with cookies of its own, spoken to as https://www.w3.org/TR/webdriver2/ says.
import { spawn } from 'node:child_process';

const KEYS = { Enter: '\uE007', Tab: '\uE004' };

/** Starts a browser whose requests all go through that proxy. */
export async function webdriver(driver, through) {
  const port = String(20_000 + Math.floor(Math.random() * 10_000));
  const process = spawn(driver, [`--port=${port}`], { stdio: 'ignore' });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
  const stop = async () => {
    const gone = new Promise((done) => process.once('exit', done));
    if (process.exitCode === null) {
      process.kill('SIGTERM');
      await gone;
    }
  };
  try {
    for (let i = 0; i < 100 && !(await ask('GET', '/status').catch(() => null)); i++) await new Promise((r) => setTimeout(r, 100));
    const alwaysMatch = { 'webkitgtk:browserOptions': { args: ['--automation'] }, proxy: { proxyType: 'manual', httpProxy: through } };
    const { sessionId, capabilities } = await ask('POST', '/session', { capabilities: { alwaysMatch } });
    return new Session((method, path, body) => ask(method, `/session/${sessionId}${path}`, body), capabilities, stop);
  } catch (e) {
    await stop();
    throw e;
  }
}

class Session {
  constructor(ask, capabilities, end) {
    this.ask = ask;
    this.end = end;
    this.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
  }

  /** A page of this browser, as hands need it; the first is there already. */
  async page(isFirst) {
    const handle = isFirst ? await this.ask('GET', '/window') : (await this.ask('POST', '/window/new', { type: 'window' })).handle;
    const at = (act) => async (...values) => {
      if (this.current !== handle) await this.ask('POST', '/window', { handle });
      this.current = handle;
      return act(...values);
    };
    const act = (type, id, actions, more) => this.ask('POST', '/actions', { actions: [{ type, id, actions, ...more }] });
    const typed = (keys) => act('key', 'keys', keys.flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))));
    const moves = (x, y) => [{ type: 'pointerMove', x, y, duration: 0 }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    await at(() => this.ask('POST', '/window/rect', { width: 1440, height: 900 }))();
    return {
      goto: at((url) => this.ask('POST', '/url', { url })),
      run: at((code, ...args) => this.ask('POST', '/execute/sync', { script: `return (${code})(...arguments)`, args })),
      click: at((x, y) => act('pointer', 'mouse', moves(x, y), { parameters: { pointerType: 'mouse' } })),
      keys: at((text) => typed([...text])),
      key: at((name) => typed([KEYS[name]])),
    };
  }

  stop = () => this.ask('DELETE', '').catch(() => undefined).then(this.end);
}
