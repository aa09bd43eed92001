import { type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isEntity, type Me } from './api/entities';
import { ListPage, page as later } from './pages/all';
import { Join, Shows } from './pages/Join';
import { More } from './pages/More';
import { Overview } from './pages/Overview';
import { isMinted } from './server/admin';
import { ShowProvider, useMe } from './state/console';
import { useLook } from './state/presence';
import { invitation } from './state/invitation';
import { Boot } from './ui/Boot';
import { Fence } from './ui/Broken';
import { Button } from './ui/Button';
import { go, href, useRoute } from './ui/route';
import { type Page, Shell } from './ui/Shell';
import { reason } from './state/reason';

export function App() {
  const me = useMe();
  if (me.isPending) return <Boot />;
  if (me.isError) return <Failed again={() => void me.refetch()} />;
  const code = invitation();
  const hasKey = code !== null && isMinted(code); // who is in already may come with more
  return me.data.role && !hasKey ? <Inside me={me.data} /> : <Join mode={me.data.access} />;
}

function Inside({ me }: { me: Me }) {
  const [show, page = 'overview', record, child] = useRoute();
  useEffect(() => {
    if (!show && localStorage.getItem('show')) go(localStorage.getItem('show')!, 'overview');
    if (show && show !== 'shows' && show !== 'server') localStorage.setItem('show', show);
  }, [show]);
  useLook(show ? page : '', record && /^[0-9a-f-]{36}$/.test(record) ? record : undefined);
  if (show === 'server') return <Outside><Suspense fallback={<Loading />}>{later('server')}</Suspense></Outside>;
  if (!show || show === 'shows') return show || !localStorage.getItem('show') ? <Shows /> : null;
  return (
    <ShowProvider key={show} id={show} me={me} loading={<Boot />} failed={(e) => <Failed text={reason(e)} again={() => go('shows')} />}>
      <Shell page={page as Page}>
        <Fence key={page}>
          {() => (
            <Suspense fallback={<Loading />}>
              {isEntity(page) ? <ListPage key={page} entity={page} recordId={record} child={child} /> : page === 'more' ? <More /> : (later(page) ?? <Overview />)}
            </Suspense>
          )}
        </Fence>
      </Shell>
    </ShowProvider>
  );
}

/** A page of the server's own, for one without a show. */
function Outside({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return <main className="outside"><p><a className="button plain" href={href('shows')}>← {t('nav.shows')}</a></p>{children}</main>;
}

const Loading = () => <div className="empty" aria-busy="true" />;

function Failed({ text, again }: { text?: string; again: () => void }) {
  const { t } = useTranslation();
  return <div className="door"><main className="panel stack" role="alert"><h1>{t('fail.load')}</h1><p className="second">{text ?? t('fail.reach')}</p><Button className="button" onPress={again}>{t('do.retry')}</Button></main></div>;
}
