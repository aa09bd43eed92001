import './state/invitation'; // before anything looks at the address
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './app.css';
import './show.css';
import { start } from './i18n';
import { expect } from './pages/all';
import { meQuery } from './state/me';
import { showQuery } from './state/load';
import { keepPage } from './state/worker';
import { applyTheme } from './ui/media';
import { partsOf } from './ui/route';

applyTheme();
// The network mode is ours: a browser's idea of being online knows nothing of a LAN without internet.
const queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', refetchOnWindowFocus: false, staleTime: 5_000 } } });
const render = () => createRoot(document.getElementById('root')!).render(<QueryClientProvider client={queries}><App /></QueryClientProvider>);
void queries.prefetchQuery(meQuery);
// whoever was on this show before is most likely still let in: its data comes along with the texts
const [known, page = ''] = partsOf(window.location.hash);
if (known && known === localStorage.getItem('show')) void queries.prefetchQuery(showQuery(known));
void start().then(render);
expect(page);
if (import.meta.env.PROD) void keepPage();
