import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { clock } from '../ui/say';
import { type Edge, useDoing, useEdges, useRole } from './data';
import { Fault, Sure } from './parts';

/** The on-site servers that are paired with this hub: what each may sync, when it was here, and an end to it. */
export function Edges({ names }: { names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const { isAdmin } = useRole();
  const found = useEdges(isAdmin);
  return (
    <section className="panel stack" aria-label={t('hub.edges')}>
      <h2>{t('hub.edges')}</h2>
      {!isAdmin && <p className="second">{t('hub.edgesadmin')}</p>}
      <Fault of={found.error} />
      {found.data?.length === 0 && <p className="second">{t('hub.edgesnone')}</p>}
      {!!found.data?.length && <ul className="rows">{found.data.map((e) => <One key={e.id} edge={e} names={names} />)}</ul>}
    </section>
  );
}

function One({ edge: e, names }: { edge: Edge; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const drop = useDoing(() => api('DELETE', `/api/edges/${e.id}`), 'edges', 'roster');
  const shows = e.productions?.map((id) => names.get(id) || t('hub.edgegone'));
  return (
    <li>
      <div className="device">
        <div className="grow">
          <p><strong className="device-name">{e.name}</strong></p>
          <p>{shows ? shows.join(', ') || t('hub.edgeown') : t('hub.edgeall')}</p>
          <p className="second small">{e.lastSeenAt ? t('hub.edgeseen', { at: clock(e.lastSeenAt) }) : t('hub.edgenever')}{e.address && <span className="nowrap"> · {e.address}</span>} · <span className="nowrap">{t('hub.edgepaired', { at: clock(e.pairedAt) })}</span></p>
          <Fault of={drop.error} />
        </div>
        <Sure ask={t('hub.edgedrop')} label={t('hub.edgedropone', { name: e.name })} yes={t('hub.edgedropyes')} words={t('hub.edgedropwords', { name: e.name })} busy={drop.isPending} onYes={() => drop.mutate()} />
      </div>
    </li>
  );
}
