import { uuid } from '../api/ids';
import { Leader, type Line, tabs } from '../api/leader';
import { follow } from '../api/sse';

type Told = { kind: 'open'; isOpen: boolean } | { kind: 'presence'; data: string };

const RETRY_MS = 2_000;

/** Follows who is here where no show is open; only one tab of a browser holds the stream, the others listen to it. */
export class Outside {
  private readonly tab = uuid();
  private readonly leader: Leader;
  private stream?: { stop(): void };
  private retry?: ReturnType<typeof setTimeout>;
  private last?: Told;
  private stopped = false;

  /** @param opened whether the stream tells now; while it does not, somebody else has to ask */
  constructor(private readonly opened: (isOpen: boolean) => void, private readonly present: (data: string) => void, line: Line = tabs('roadcase-outside'), private readonly events = follow) {
    this.leader = new Leader(this.tab, line, (leads) => (leads ? this.connect() : this.stream?.stop()), (told) => this.heard(told as Told), Date.now, () => this.last);
  }

  start() {
    this.leader.start();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.retry);
    this.stream?.stop();
    this.leader.stop();
  }

  private connect() {
    clearTimeout(this.retry);
    const stream = this.events(`/api/events?tab=${this.tab}`, ({ event, data }) => event === 'presence' && this.tell({ kind: 'presence', data }), () => undefined);
    this.stream = stream;
    void stream.done.then(() => {
      if (this.stream !== stream || this.stopped || !this.leader.isLeading) return;
      this.tell({ kind: 'open', isOpen: false });
      this.retry = setTimeout(() => this.connect(), RETRY_MS);
    });
  }

  private tell(told: Told) {
    this.last = told;
    this.leader.tell(told);
    this.heard(told);
  }

  private heard(told: Told) {
    if (this.stopped) return;
    this.opened(told.kind === 'presence');
    if (told.kind === 'presence') this.present(told.data);
  }
}
