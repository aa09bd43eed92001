import type { QueryClient } from '@tanstack/react-query';
import { api, Refused } from '../api/client';
import type { Change, Me, Show } from '../api/entities';
import { uuid } from '../api/ids';
import { Leader, tabs } from '../api/leader';
import { follow, type ServerEvent } from '../api/sse';
import { askedBy } from './asked';
import { survives } from './disk';
import { others, type View, view, type Watcher } from './presence';
import { added, flush, forget, load, outbox, report, resend, waiting } from './outbox';
import { applyChange } from './show';
import { reason } from './reason';
import { sighted } from './sightings';
import { keepShow } from './kept';
import { rereadLibrary } from './library';
import { signal } from './signal';

/** Whether the server answers, and since when that is so. */
export const line = signal<{ state: 'connecting' | 'online' | 'offline'; since: number }>({ state: 'connecting', since: Date.now() });

/** The newest change of each record that somebody else made: `entity/id` to who and what. */
export const touched = signal<Record<string, { by: string; fields: string[]; at: number }>>({});

export function setLine(state: 'online' | 'offline') {
  if (line.get().state !== state) line.set({ state, since: Date.now() });
}

type Told =
  | { kind: 'event'; event: ServerEvent; tab: string }
  | { kind: 'look'; view: View } // what a tab without the stream shows
  | { kind: 'line'; state: 'online' | 'offline'; seq?: number }
  | { kind: 'queued' } // a tab has put something into the outbox
  | { kind: 'sent'; report: ReturnType<typeof report.get> };

/** Whoever walks through a list does not tell every row. */
const LOOK_MS = 300;

const RETRY_MS = [300, 1_000, 2_000, 3_000];

/** Between two attempts to upload while the server answers but takes nothing in. */
const PATIENCE_MS = 10_000;

/** Keeps one show up to date in this tab; only one tab of a browser holds the stream, the others listen to it. */
export class Live {
  private leader: Leader;
  private stream?: { stop(): void };
  private failures = 0;
  private retry?: ReturnType<typeof setTimeout>;
  private reading?: ReturnType<typeof setTimeout>;
  private stopped = false;
  private uploading = false;
  private uploadAt?: ReturnType<typeof setTimeout>;
  private unfollow: (() => void)[] = [];
  private readonly tab = uuid();
  private looking: View = view.get();
  private lookAt?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly production: string,
    private readonly queries: QueryClient,
  ) {
    this.leader = new Leader(this.tab, tabs(`roadcase-${production}`), (on) => (on ? this.connect() : this.stream?.stop()), (b) => this.heard(b as Told), Date.now, () => this.greeting());
  }

  start() {
    this.leader.start();
    this.unfollow = [added.subscribe(this.grown), line.subscribe(this.turned), view.subscribe(this.looked)];
    this.looking = view.get();
    window.addEventListener('pagehide', this.hidden);
    window.addEventListener('offline', this.lost);
    window.addEventListener('online', this.again);
    document.addEventListener('visibilitychange', this.again);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.retry);
    clearTimeout(this.reading);
    clearTimeout(this.uploadAt);
    clearTimeout(this.lookAt);
    this.unfollow.forEach((end) => end());
    window.removeEventListener('pagehide', this.hidden);
    this.stream?.stop();
    this.leader.stop();
    window.removeEventListener('offline', this.lost);
    window.removeEventListener('online', this.again);
    document.removeEventListener('visibilitychange', this.again);
  }

  private lost = () => {
    this.stream?.stop();
    this.tell({ kind: 'line', state: 'offline' });
  };

  private again = () => {
    if (this.leader.isLeading && line.get().state !== 'online' && document.visibilityState === 'visible') this.connect();
  };

  /** What this tab has put into the outbox, the leading tab sends; while nobody answers, the others only count it. */
  private grown = () => {
    this.leader.tell({ kind: 'queued' } satisfies Told);
    this.uploadSoon();
  };

  private turned = () => {
    if (line.get().state === 'online') this.uploadSoon();
    else if (line.get().state === 'offline') {
      others.set([]);
      this.keepNow();
    }
  };

  /** A browser is one device to the others: the tab that was used last says what it shows. */
  private looked = () => {
    if (this.leader.isLeading) this.lookSoon(view.get());
    else this.leader.tell({ kind: 'look', view: view.get() } satisfies Told);
  };

  private lookSoon(at: View) {
    this.looking = at;
    clearTimeout(this.lookAt);
    this.lookAt = setTimeout(() => {
      if (line.get().state !== 'online' || !this.leader.isLeading) return;
      const { page, record } = this.looking;
      void api('PUT', '/api/presence', { body: { tab: this.tab, production: this.production, page, record } }).catch(() => undefined);
    }, LOOK_MS);
  }

  private hidden = () => {
    if (line.get().state === 'online') this.keepNow();
  };

  private show = () => this.queries.getQueryData<Show>(['show', this.production]);

  private connect() {
    clearTimeout(this.retry);
    this.stream?.stop();
    if (this.stopped || !this.leader.isLeading) return;
    const show = this.show();
    const since = show ? `&since=${show.epoch}-${show.seq},${show.library.epoch}-${show.library.seq}` : '';
    const stream = follow(`/api/events?scope=${this.production},library${since}&tab=${this.tab}`, (e) => this.tell({ kind: 'event', event: e, tab: this.tab }), () => this.opened());
    this.stream = stream;
    void stream.done.then((status) => {
      if (this.stream !== stream || this.stopped || !this.leader.isLeading) return;
      this.tell({ kind: 'line', state: 'offline' });
      if (status === 401) void this.queries.invalidateQueries({ queryKey: ['me'] });
      this.retry = setTimeout(() => this.connect(), RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]);
    });
  }

  private opened() {
    this.failures = 0;
    this.tell({ kind: 'line', state: 'online' });
    this.lookSoon(this.looking);
    this.uploadSoon();
  }

  private uploadSoon(after = 50) {
    clearTimeout(this.uploadAt);
    this.uploadAt = setTimeout(() => void this.upload(), after);
  }

  /** Sends what was done while nobody answered; then what the server says is the truth again. */
  async upload() {
    if (this.uploading || this.stopped || line.get().state !== 'online') return;
    if (!this.leader.isLeading && survives()) return; // without a disk that they share, each tab sends its own
    this.uploading = true;
    try {
      await load();
      if (waiting(outbox.get()).length && (await flush(this.read))) {
        await this.settle();
        this.leader.tell({ kind: 'sent', report: report.get() } satisfies Told);
        void this.queries.invalidateQueries({ queryKey: ['conflicts'] });
      }
    } catch (e) {
      // still waiting; a server that answered and took nothing in has said why
      if (e instanceof Refused) report.set((was) => ({ sent: 0, clashes: 0, ...was, fault: reason(e) }));
      this.uploadSoon(PATIENCE_MS);
    } finally {
      this.uploading = false;
    }
  }

  /** An edit that the hub has, or that a server without a hub has, need not be kept on this device. */
  private async settle() {
    const status = await api<{ paired: boolean; state: string; productions: { id: string; queued: number }[] }>('GET', '/api/sync/status');
    const mine = status.productions.find((p) => p.id === this.production);
    if (!status.paired || (status.state === 'in-sync' && mine?.queued === 0)) await forget(this.production);
  }

  private tell(told: Told) {
    this.leader.tell(told);
    this.heard(told);
  }

  /** What a tab that has just come needs to know of the one with the stream; it may have missed an event while it loaded. */
  private greeting(): Told | undefined {
    const { state } = line.get();
    return state === 'connecting' ? undefined : { kind: 'line', state, seq: this.show()?.seq };
  }

  private heard(told: Told) {
    if (told.kind === 'line') {
      setLine(told.state);
      if ((told.seq ?? 0) > (this.show()?.seq ?? 0)) this.readSoon();
    }
    else if (told.kind === 'queued') void this.recount();
    else if (told.kind === 'look') {
      if (this.leader.isLeading) this.lookSoon(told.view);
    }
    else if (told.kind === 'sent') {
      report.set(told.report);
      void this.read().then(() => load());
    } else if (told.event.event === 'presence') this.seen(told.event.data, told.tab);
    else this.event(told.event);
  }

  /** Another tab has written to the disk that all share. */
  private async recount() {
    await load();
    this.uploadSoon();
  }

  private seen(data: string, tab: string) {
    const all = JSON.parse(data) as { devices: Watcher[] };
    const { devices } = all;
    void this.queries.cancelQueries({ queryKey: ['presence'] }).then(() => this.queries.setQueryData(['presence'], all)); // newer than what was asked for
    others.set(devices.filter((w) => w.tab !== tab));
  }

  private event({ id, event, data }: ServerEvent) {
    if (event === 'change') this.change(JSON.parse(data) as Change, id);
    else if (event === 'resync') {
      void resend(this.production).then(() => this.read()).then(() => (this.leader.isLeading ? this.upload() : undefined));
    } else if (event === 'conflict') void this.queries.invalidateQueries({ queryKey: ['conflicts'] });
    else if (event === 'sync') {
      void this.queries.invalidateQueries({ queryKey: ['sync'] });
      if (this.leader.isLeading) void this.settle().catch(() => undefined);
    } else if (event === 'identify') askedBy(data);
    else if (event === 'productions') void this.queries.invalidateQueries({ queryKey: ['productions'] });
    if (event === 'message' && line.get().state !== 'online') setLine('online'); // the first block, without a name
  }

  private change(change: Change, event: string) {
    void this.queries.invalidateQueries({ queryKey: ['conflicts'] }); // a change that came late may have met another
    void this.queries.invalidateQueries({ queryKey: ['history', this.production] });
    void this.queries.invalidateQueries({ queryKey: ['checks'] });
    if (change.scope === 'library') {
      void rereadLibrary(this.queries);
      return;
    }
    this.remember(change);
    const show = this.show();
    if (!show) return;
    const next = applyChange(show, change, event);
    if (!next) this.readSoon();
    else if (next !== show) {
      this.queries.setQueryData(['show', this.production], next);
      this.keepSoon();
    }
  }

  private remember(change: Change) {
    const me = this.queries.getQueryData<Me>(['me']);
    if (change.by.id === me?.id) return;
    const news = Object.fromEntries(
      change.changes.map((c) => [`${c.entity}/${c.id}`, { by: change.by.name, fields: Object.keys(c.patch), at: Date.now() }]),
    );
    touched.set((was) => ({ ...was, ...news }));
  }

  /** Reads the whole show again, once for a burst of changes. */
  private readSoon() {
    this.reading ??= setTimeout(() => {
      this.reading = undefined;
      void this.read();
    }, 150);
  }

  private read = () => this.queries.invalidateQueries({ queryKey: ['show', this.production] });

  private keeping?: ReturnType<typeof setTimeout>;
  private keepSoon() {
    this.keeping ??= setTimeout(() => {
      this.keeping = undefined;
      this.keepNow();
    }, 2_000);
  }

  /** Up to now this was the server's show. */
  private keepNow() {
    const show = this.show();
    if (!show || line.get().state === 'connecting') return;
    const at = line.get().state === 'offline' ? line.get().since : Date.now();
    sighted(this.production, at);
    void keepShow(this.production, { show, at });
  }
}
