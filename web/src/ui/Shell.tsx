import { useQuery } from '@tanstack/react-query';
import { Cable, ClipboardCheck, CircleAlert, GitCompareArrows, Grid3x3, History, LayoutDashboard, LayoutGrid, Library, ListOrdered, Menu, MonitorPlay, Network, PlugZap, Printer, Redo2, RefreshCw, Search, Server, Settings2, Video, Waypoints, Router, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import icon from '../icon.svg';
import { useConsole } from '../state/console';
import { fetchPages } from '../pages/all';
import { line } from '../state/live';
import { outbox, waiting } from '../state/outbox';
import { list } from '../state/show';
import { useSignal } from '../state/signal';
import { Banner } from './Banner';
import { Button } from './Button';
import { dialogs, fetchDialogs } from './later';
import { usePhone } from './media';
import { Refusal } from './Refusal';
import { href } from './route';
import { Suggestions } from './Suggestions';

const ICONS = {
  overview: LayoutDashboard, sources: Video, sends: MonitorPlay, devices: Router, connections: Cable, matrix: Grid3x3, flow: Waypoints,
  'ip-addresses': Network, 'checklist-items': ClipboardCheck, library: Library, sync: GitCompareArrows, history: History, server: Server, print: Printer, findings: CircleAlert,
  more: Menu, shows: RefreshCw, lists: ListOrdered, patching: PlugZap, production: Settings2, 'ip-plan': LayoutGrid,
};
export type Page = keyof typeof ICONS;

export const GROUPS: [string, Page[]][] = [
  ['show', ['overview', 'sources', 'sends', 'devices', 'ip-addresses', 'checklist-items']],
  ['routing', ['connections', 'patching', 'findings', 'matrix', 'flow', 'print']],
  ['system', ['production', 'library', 'lists', 'sync', 'history', 'server']],
];
const TABS: Page[] = ['overview', 'sources', 'devices', 'connections', 'more'];

export const PageIcon = ({ page, size = 20 }: { page: Page; size?: number }) => {
  const Icon = ICONS[page];
  return <Icon size={size} aria-hidden />;
};

export interface Conflict {
  id: string; production: string; entity: string; recordId: string; label: string; group: string; kind: string;
  base: Record<string, unknown>; cloud: Record<string, unknown>; local: Record<string, unknown>;
  cloudBy: string | { name: string } | null; cloudAt: string | null; localBy: string | { name: string } | null; localAt: string | null;
  winner: 'cloud' | 'local'; resolution: string; resolvedBy?: { name: string } | null; resolvedAt?: string | null; reason?: string;
}

export const useConflicts = (production: string) =>
  useQuery({ queryKey: ['conflicts', production], queryFn: () => api<Conflict[]>('GET', `/api/sync/conflicts?production=${production}`), retry: false });

export function Shell({ page, children }: { page: Page; children: ReactNode }) {
  const { t } = useTranslation();
  const { id, show, undo, redo, canUndo, canRedo, canEdit } = useConsole();
  const phone = usePhone();
  const [searching, setSearching] = useState(false);
  const over = useSignal(dialogs);
  const conflicts = useConflicts(id).data?.length ?? 0;

  useEffect(fetchPages, []); // by now the first screen stands
  useEffect(() => {
    if (searching && !over) fetchDialogs().catch(() => setSearching(false)); // nobody answers: the next tap asks again
  }, [searching, over]);
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      const typing = e.target instanceof HTMLInputElement || e.target instanceof HTMLTextAreaElement || e.target instanceof HTMLSelectElement;
      const mod = e.ctrlKey || e.metaKey;
      if ((mod && e.key === 'k') || (e.key === '/' && !typing)) {
        e.preventDefault();
        setSearching(true);
      } else if (mod && e.key.toLowerCase() === 'z' && !typing) {
        e.preventDefault();
        if (e.shiftKey) redo();
        else undo();
      } else if (mod && e.key === 'y' && !typing) {
        e.preventDefault();
        redo();
      }
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [undo, redo]);

  const count = (p: Page) => (p === 'sync' ? conflicts || null : list(show, p).length || null);
  return (
    <div className="shell">
      <header className="top">
        {phone && <img src={icon} width={24} height={24} alt="" />}
        <span className="show">{String(show.production.showName)}</span>
        <StateLine conflicts={conflicts} />
        {canEdit && !phone && (
          <span className="cluster">
            <Button className="button icon plain" aria-label={t('do.undo')} isDisabled={!canUndo} onPress={undo}><Undo2 size={18} /></Button>
            <Button className="button icon plain" aria-label={t('do.redo')} isDisabled={!canRedo} onPress={redo}><Redo2 size={18} /></Button>
          </span>
        )}
        <Button className={phone ? 'button icon plain' : 'button'} aria-label={t('do.searchall')} onPress={() => setSearching(true)}>
          <Search size={18} /> {!phone && <>{t('do.search')} <kbd className="second small">/</kbd></>}
        </Button>
      </header>
      <nav className="rail" aria-label="Roadcase">
        <a className="brand" href={href('shows')}><img src={icon} width={28} height={28} alt="" /> Roadcase</a>
        {GROUPS.map(([group, pages]) => (
          <div key={group}>
            <h2>{t(`group.${group}`)}</h2>
            {pages.map((p) => (
              <a key={p} className="nav" href={href(id, p)} aria-current={p === page ? 'page' : undefined}>
                <PageIcon page={p} size={18} /> {t(`nav.${p}`)}
                {count(p) !== null && <span className={p === 'sync' ? 'count bad' : 'count'}>{count(p)}</span>}
              </a>
            ))}
          </div>
        ))}
      </nav>
      <main className="main">
        <Banner />
        <Refusal />
        {children}
      </main>
      <nav className="tabs" aria-label="Roadcase">
        {TABS.map((p) => (
          <a key={p} href={href(id, p)} aria-current={p === page || (p === 'more' && !TABS.includes(page)) ? 'page' : undefined}>
            <PageIcon page={p} size={22} /> {t(`nav.${p}`)}
            {p === 'more' && conflicts > 0 && <i className="dot" role="img" aria-label={t('state.conflicts', { count: conflicts })} />}
          </a>
        ))}
      </nav>
      {over && searching && <over.SearchDialog close={() => setSearching(false)} />}
      {over && <over.ClashDialog />}
      {over && <over.ShowMyself />}
      <Suggestions />
    </div>
  );
}

/** Connected or not, what waits, what clashes: one glance, one tap to the detail. */
function StateLine({ conflicts }: { conflicts: number }) {
  const { t } = useTranslation();
  const { id } = useConsole();
  const { state } = useSignal(line);
  const count = waiting(useSignal(outbox)).length;
  const tone = state === 'online' ? 'ok' : state === 'offline' ? 'wait' : 'none';
  return (
    <a className="state" href={href(id, 'sync')}>
      <span className={`mark ${tone}`} role="status">{t(`state.${state}`)}</span>
      {count > 0 && <span className="mark wait">{count}<span className="hidden">{t('state.waiting', { count })}</span></span>}
      {conflicts > 0 && <span className="mark bad">{conflicts}<span className="hidden">{t('state.conflicts', { count: conflicts })}</span></span>}
    </a>
  );
}
