import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Change, Me, Show } from '../api/entities';
import { uuid } from '../api/ids';
import { Leader, tabs } from '../api/leader';
import { follow, type ServerEvent } from '../api/sse';
import { keep } from './disk';
import { flush, forget, load, outbox, resend, waiting } from './outbox';
import { applyChange } from './show';
import { signal } from './signal';

/** Whether the server answers, and since when that is so. */
export const line = signal<{ state: 'connecting' | 'online' | 'offline'; since: number }>({ state: 'connecting', since: Date.now() });

/** The newest change of each record that somebody else made: `entity/id` to who and what. */
export const touched = signal<Record<string, { by: string; fields: string[]; at: number }>>({});

export function setLine(state: 'online' | 'offline') {
  if (line.get().state !== state) line.set({ state, since: Date.now() });
}

type Told = { kind: 'event'; event: ServerEvent } | { kind: 'line'; state: 'online' | 'offline' } | { kind: 'outbox' };

const RETRY_MS = [300, 1_000, 2_000, 3_000];

/** Keeps one show up to date in this tab; only one tab of a browser holds the stream, the others listen to it. */
export class Live {
  private leader: Leader;
  private stream?: { stop(): void };
  private failures = 0;
  private retry?: ReturnType<typeof setTimeout>;
  private reading?: ReturnType<typeof setTimeout>;
  private stopped = false;

  constructor(
    private readonly production: string,
    private readonly queries: QueryClient,
  ) {
    this.leader = new Leader(uuid(), tabs(`roadcase-${production}`), (on) => (on ? this.connect() : this.stream?.stop()), (b) => this.heard(b as Told));
  }

  start() {
    this.leader.start();
    window.addEventListener('offline', this.lost);
    window.addEventListener('online', this.again);
    document.addEventListener('visibilitychange', this.again);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.retry);
    clearTimeout(this.reading);
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

  private show = () => this.queries.getQueryData<Show>(['show', this.production]);

  private connect() {
    clearTimeout(this.retry);
    this.stream?.stop();
    if (this.stopped || !this.leader.isLeading) return;
    const show = this.show();
    const since = show ? `&since=${show.epoch}-${show.seq},${show.library.epoch}-${show.library.seq}` : '';
    const stream = follow(`/api/events?scope=${this.production},library${since}`, (e) => this.tell({ kind: 'event', event: e }), () => this.opened());
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
    void this.upload();
  }

  /** Sends what was typed while nobody answered; then what the server says is the truth again. */
  async upload() {
    await load();
    if (!waiting(outbox.get()).length) return;
    try {
      if (await flush()) {
        await this.read();
        await this.settle();
        this.leader.tell({ kind: 'outbox' });
        void this.queries.invalidateQueries({ queryKey: ['conflicts'] });
      }
    } catch {
      // still waiting; the next connection tries again
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

  private heard(told: Told) {
    if (told.kind === 'line') setLine(told.state);
    else if (told.kind === 'outbox') {
      void load();
      void this.read();
    } else this.event(told.event);
  }

  private event({ event, data }: ServerEvent) {
    if (event === 'change') this.change(JSON.parse(data) as Change);
    else if (event === 'resync') {
      void resend(this.production).then(() => this.read()).then(() => (this.leader.isLeading ? this.upload() : undefined));
    } else if (event === 'conflict') void this.queries.invalidateQueries({ queryKey: ['conflicts'] });
    else if (event === 'sync') {
      void this.queries.invalidateQueries({ queryKey: ['sync'] });
      if (this.leader.isLeading) void this.settle().catch(() => undefined);
    } else if (event === 'productions') void this.queries.invalidateQueries({ queryKey: ['productions'] });
    if (event === 'message' && line.get().state !== 'online') setLine('online'); // the first block, without a name
  }

  private change(change: Change) {
    void this.queries.invalidateQueries({ queryKey: ['conflicts'] }); // a change that came late may have met another
    void this.queries.invalidateQueries({ queryKey: ['history', this.production] });
    void this.queries.invalidateQueries({ queryKey: ['checks', this.production] });
    if (change.scope === 'library') {
      void this.queries.invalidateQueries({ queryKey: ['library'] });
      return;
    }
    this.remember(change);
    const show = this.show();
    if (!show) return;
    const next = applyChange(show, change);
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
      const show = this.show();
      if (show) void keep(`show/${this.production}`, { show, at: Date.now() });
    }, 2_000);
  }
}
