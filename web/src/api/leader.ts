/** What the election needs from the browser; a test gives its own. */
export interface Line {
  post(message: Message): void;
  listen(take: (message: Message) => void): void;
  close(): void;
}

export interface Message {
  from: string;
  kind: 'hello' | 'beat' | 'bye' | 'event';
  body?: unknown;
}

const BEAT_MS = 1_000;
const PATIENCE_MS = 2_600;

/**
 * Chooses one tab of a browser that keeps the event stream, without Web Locks, which plain HTTP does not have. The leader
 * beats every second; when the beats stop, whoever notices takes over, and of two leaders the one with the smaller id stays.
 */
export class Leader {
  private leading = false;
  private heard = 0;
  private timer?: ReturnType<typeof setInterval>;

  constructor(
    private readonly id: string,
    private readonly line: Line,
    private readonly changed: (leading: boolean) => void,
    private readonly heardEvent: (body: unknown) => void,
    private readonly now: () => number = Date.now,
    private readonly greeting: () => unknown = () => undefined,
  ) {}

  get isLeading() {
    return this.leading;
  }

  start() {
    this.heard = this.now() - PATIENCE_MS + 300; // a leader answers hello at once
    this.line.listen((m) => this.take(m));
    this.line.post({ from: this.id, kind: 'hello' });
    this.timer = setInterval(() => this.tick(), 150);
  }

  /** Passes an event on to the other tabs. */
  tell(body: unknown) {
    this.line.post({ from: this.id, kind: 'event', body });
  }

  private beatAt = 0;

  tick() {
    if (this.leading) {
      if (this.now() - this.beatAt >= BEAT_MS) this.beat();
    } else if (this.now() - this.heard >= PATIENCE_MS) {
      this.lead(true);
      this.beat();
    }
  }

  private beat() {
    this.beatAt = this.now();
    this.line.post({ from: this.id, kind: 'beat' });
  }

  private take(m: Message) {
    if (m.from === this.id) return;
    if (m.kind === 'event') this.heardEvent(m.body);
    else if (m.kind === 'hello' && this.leading) this.greet();
    else if (m.kind === 'bye' && !this.leading) this.heard = 0;
    else if (m.kind === 'beat') this.beaten(m.from);
  }

  private greet() {
    this.beat();
    const body = this.greeting();
    if (body !== undefined) this.tell(body);
  }

  private beaten(by: string) {
    if (this.leading && by > this.id) {
      this.beat();
      return;
    }
    this.heard = this.now();
    if (this.leading) this.lead(false);
  }

  private lead(leading: boolean) {
    this.leading = leading;
    this.changed(leading);
  }

  stop() {
    clearInterval(this.timer);
    if (this.leading) this.line.post({ from: this.id, kind: 'bye' });
    this.line.close();
  }
}

/** The other tabs of this browser at this address; a browser without BroadcastChannel has a line with nobody on it. */
export function tabs(name: string): Line {
  if (typeof BroadcastChannel === 'undefined') return { post() {}, listen() {}, close() {} };
  const channel = new BroadcastChannel(name);
  return {
    post: (m) => channel.postMessage(m),
    listen: (take) => {
      channel.onmessage = (e) => take(e.data as Message);
    },
    close: () => channel.close(),
  };
}
