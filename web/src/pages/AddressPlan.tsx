import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { PLAN, repeats, type Subnet, subnets } from '../state/addresses';
import { useConsole } from '../state/console';
import { reason } from '../state/reason';
import { go, href } from '../ui/route';

/** The addresses as a plan: a block for each network, a square for each host, repeats in red, the next free one a tap away. */
export function AddressPlan() {
  const { t } = useTranslation();
  const { id, show, canEdit, create } = useConsole();
  const [fault, setFault] = useState<string | null>(null);
  const { nets, others } = useMemo(() => subnets(show.ipAddresses), [show.ipAddresses]);
  const twice = useMemo(() => repeats(show.ipAddresses), [show.ipAddresses]);
  const take = async (address: string, like: Rec | undefined) => {
    try {
      const made = await create('ip-addresses', { address, category: like?.category ?? null, subnetMask: like?.subnetMask ?? null, gateway: like?.gateway ?? null });
      go(id, 'ip-addresses', made.id);
    } catch (e) {
      setFault(reason(e));
    }
  };
  return (
    <div className="page stack">
      <div className="spread"><h1>{t('nav.ip-plan')}</h1><a className="button" href={href(id, 'ip-addresses')}>{t('ip.table')}</a></div>
      {fault && <p className="fault" role="alert">{fault}</p>}
      {twice.size > 0 && (
        <section className="panel stack">
          <h2><span className="mark bad">{t('ip.twice', { count: twice.size })}</span></h2>
          <ul className="rows">{show.ipAddresses.filter((r) => twice.has(String(r.address).trim())).map((r) => <li key={r.id}><a href={href(id, 'ip-addresses', r.id)}><span className="tag">{String(r.address)}</span><span className="grow">{String(r.device ?? '–')}</span><span className="second small">{String(r.category ?? '')}</span></a></li>)}</ul>
        </section>
      )}
      <div className="columns">{nets.map((n) => <Net key={n.prefix} net={n} take={canEdit ? take : undefined} />)}</div>
      {others.length > 0 && <section className="panel"><h2>{t('ip.others')}</h2><ul className="rows">{others.map((r) => <li key={r.id}><a href={href(id, 'ip-addresses', r.id)}><span className="tag">{String(r.address)}</span><span className="grow">{String(r.device ?? '–')}</span></a></li>)}</ul></section>}
      {!show.ipAddresses.length && <p className="empty">{t('list.none')}</p>}
    </div>
  );
}

const HOSTS = Array.from({ length: 256 }, (_, i) => i);

function Net({ net, take }: { net: Subnet; take?: (address: string, like: Rec | undefined) => Promise<void> }) {
  const { t } = useTranslation();
  const { id } = useConsole();
  const first = [...net.hosts.values()][0]?.[0];
  const text = (host: number) => (net.hosts.get(host) ?? []).map((r) => r.device ?? r.note ?? '').join(', ');
  const plan = PLAN[net.third];
  return (
    <section className="panel stack">
      <div className="spread">
        <h2 style={{ margin: 0 }}>{net.prefix}.0 {plan && <span className="second small">{t(`ip.plan.${plan}`)}</span>}</h2>
        <span className="second small">{t('ip.used', { count: net.hosts.size })}</span>
      </div>
      <ul className="hosts" aria-label={t('ip.hosts', { net: `${net.prefix}.0` })}>
        {HOSTS.map((host) => {
          const here = net.hosts.get(host);
          if (!here) return <li key={host} aria-hidden />;
          return <li key={host} className={here.length > 1 ? 'twice' : 'used'}><a href={href(id, 'ip-addresses', here[0]!.id)} aria-label={`${net.prefix}.${host} ${text(host)}`} title={`${net.prefix}.${host} ${text(host)}`} tabIndex={-1} /></li>;
        })}
      </ul>
      {net.free && take && <div><Button className="button" onPress={() => void take(net.free!, first)}><Plus size={18} /> {t('ip.take', { address: net.free })}</Button></div>}
    </section>
  );
}
