import { type ComponentType, lazy, type ReactNode } from 'react';
import { isEntity } from '../api/entities';
import { idle } from '../state/idle';
import { fetchDialogs } from '../ui/later';

type Module = () => Promise<{ default: ComponentType }>;

// What the first screen does not need is loaded afterwards, so that a phone shows the show sooner.
const modules: Record<string, Module> = {
  sync: () => import('./Sync').then((m) => ({ default: m.Sync })),
  history: () => import('./HistoryPage').then((m) => ({ default: m.HistoryPage })),
  server: () => import('./Server').then((m) => ({ default: m.Server })),
  patching: () => import('./Patching').then((m) => ({ default: m.Patching })),
  lists: () => import('./Lists').then((m) => ({ default: m.Lists })),
  production: () => import('./ProductionPage').then((m) => ({ default: m.ProductionPage })),
  'ip-plan': () => import('./AddressPlan').then((m) => ({ default: m.AddressPlan })),
  library: () => import('./LibraryPage').then((m) => ({ default: m.LibraryPage })),
  findings: () => import('./Findings').then((m) => ({ default: m.Findings })),
  print: () => import('./Print').then((m) => ({ default: m.Print })),
  matrix: () => import('./Matrix'),
  flow: () => import('./Flow'),
};

const lists = () => import('./ListPage').then((m) => ({ default: m.ListPage }));

/** The tables: most of what the console is, and not needed to say that a show is ready. */
export const ListPage = lazy(lists);

/** The diagram's library is as large as everything else together; it waits until somebody asks for it. */
const HEAVY = ['flow'];

const known = new Map<string, ComponentType>();

/** A page that could not be fetched is fetched anew when it is asked for again. */
function fetched(name: string, load: Module): ComponentType {
  const Page = lazy(() => load().catch((e: unknown) => {
    known.delete(name);
    throw e;
  }));
  known.set(name, Page);
  return Page;
}

/** The page of that name, or nothing when it is part of the first load. */
export function page(name: string): ReactNode {
  const load = modules[name];
  if (!load) return null;
  const Page = known.get(name) ?? fetched(name, load);
  return <Page />;
}

/** Fetches the code of a page while its show is still on the way; a page that cannot be had says so once it is asked for. */
export function expect(name: string) {
  const load = isEntity(name) ? lists : modules[name];
  load?.().catch(() => undefined);
}

/** The first screen comes first, on a slow Wi-Fi above all. */
const AFTER_MS = 1_000;

/** Fetches the pages before they are asked for: over plain HTTP nothing can be fetched any more once the network is gone. One at a time, for the finger's sake. */
export function fetchPages() {
  const light = Object.entries(modules).filter(([name]) => !HEAVY.includes(name)).map(([, load]) => load);
  const parts = [() => import('../ui/record/RecordQr'), () => import('../ui/AddDevice'), () => import('../patching/Swap'), () => import('../routing/FindingList')];
  const [first, ...rest]: (() => Promise<unknown>)[] = [fetchDialogs, lists, ...light, ...parts];
  setTimeout(() => inTurn(first!, rest), AFTER_MS);
}

/** Asks for each when the page is idle again, without waiting until the one before is there. */
function inTurn(load: () => Promise<unknown>, rest: (() => Promise<unknown>)[]) {
  load().catch(() => undefined);
  const [next, ...others] = rest;
  if (next) idle(() => inTurn(next, others));
}
