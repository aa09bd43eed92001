import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CloudDownload } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { reason } from '../state/reason';
import { start } from './jobs';
import { Progress } from './Progress';

interface Offer { id: string; name: string; packed: boolean }

/** What the hub has and this server has not; asked for when somebody wants to pack, because the hub has to be asked. */
export function Offers({ here }: { here: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const offers = useQuery({ queryKey: ['offers'], queryFn: () => api<Offer[]>('GET', '/api/sync/shows'), enabled: asked, retry: false, staleTime: 60_000 });
  const look = () => (asked ? void queries.refetchQueries({ queryKey: ['offers'] }) : setAsked(true));
  const others = offers.data?.filter((o) => !o.packed && !here.has(o.id));
  return (
    <section className="stack" aria-label={t('sync.offers.title')}>
      <h3>{t('sync.offers.title')}</h3>
      {offers.error && <p className="fault" role="alert">{reason(offers.error)}</p>}
      {others && !others.length && <p className="second" role="status">{t('sync.offers.none')}</p>}
      <ul className="rows">{others?.map((o) => (
        <li key={o.id}>
          <div className="device">
            <p className="grow"><strong>{o.name || '–'}</strong></p>
            <Button className="button" aria-label={t('sync.offers.pack', { label: o.name })} onPress={() => void start('download', [o.id])}><CloudDownload size={18} aria-hidden /> {t('sync.pack')}</Button>
          </div>
          <Progress show={o.id} />
        </li>
      ))}</ul>
      <p><Button className="button" isDisabled={offers.isFetching} onPress={look}>{t(offers.isFetching ? 'sync.offers.asking' : 'sync.offers.look')}</Button></p>
    </section>
  );
}
