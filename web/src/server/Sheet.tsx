import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { maybe } from '../api/client';
import Qr from '../ui/Qr';
import { type Addresses, useRole } from './data';

/** The sheet that hangs on the wall: only on paper. It carries no one-time code, which the first phone would use up. */
export function Sheet({ all }: { all: Addresses }) {
  const { t } = useTranslation();
  const { isAdmin } = useRole();
  const pin = useQuery({ queryKey: ['pin'], queryFn: () => maybe<{ pin: string }>('/api/pin'), enabled: isAdmin, retry: false }).data?.pin;
  const ways = all.ways.filter((w) => !w.local);
  return (
    <div className="paper sheet-connect">
      <h1>{t('connect.sheet', { server: all.server })}</h1>
      <p>{t(`connect.sheethow.${all.access}`)}</p>
      {ways.map((w) => (
        <section key={w.url}>
          <Qr text={w.url} size="44mm" />
          <div>
            <p>{w.by}</p>
            <strong>{w.url}</strong>
            {w.secureUrl && w.secureUrl !== w.url && <p>{w.secureUrl}</p>}
            {w.code && <p>{t('connect.code')} <b>{w.code}</b></p>}
          </div>
        </section>
      ))}
      {pin && all.access === 'pin' && <p className="sheet-pin">{t('server.pin')} <b>{pin}</b></p>}
    </div>
  );
}
