import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { discard, insist, outbox, refused, waiting } from '../state/outbox';
import type { Queued } from '../state/queue';
import { useSignal } from '../state/signal';
import { href } from '../ui/route';
import { clock } from '../ui/say';
import { told } from '../ui/values';

/** What this device still has to send, and what the server would not take from it. */
export function Outgoing() {
  const { t } = useTranslation();
  const all = useSignal(outbox);
  const edits = waiting(all);
  const back = refused(all);
  return (
    <section className="panel stack">
      <h2>{t('sync.mine')}</h2>
      {!edits.length && !back.length && <p className="second">{t('sync.nothing')}</p>}
      {back.length > 0 && <ul className="rows">{back.map((e) => <Refused key={e.id} edit={e} />)}</ul>}
      {edits.length > 0 && <ul className="rows">{edits.map((e) => <li key={e.id}><a href={href(e.production, e.entity, e.op === 'delete' ? undefined : e.record)}><span className="mark wait">{clock(e.at)}</span><What edit={e} /></a></li>)}</ul>}
    </section>
  );
}

function What({ edit: e }: { edit: Queued }) {
  const { t } = useTranslation();
  const changed = Object.keys(e.values).filter((f) => e.values[f] !== e.old[f]).map((f) => `${t(`field.${f}`, f)}: ${told(e.entity, f, e.values[f])}`).join(', ');
  return <><span className="tag">{e.label || t(`nav.${e.entity}`, e.entity)}</span><span className="grow">{e.op ? t(`sync.${e.op}`) : changed}</span></>;
}

function Refused({ edit }: { edit: Queued }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className="cluster" style={{ display: 'flex' }}>
        <span className="mark bad">{clock(edit.at)}</span><What edit={edit} />
        <span className="fault" style={{ flexBasis: '100%' }}>{edit.refused}</span>
        <Button className="button" onPress={() => void insist(edit)}>{t(edit.op === 'delete' ? 'sync.anyway' : 'do.retry')}</Button>
        <Button className="button plain" onPress={() => void discard(edit)}>{t('sync.discard')}</Button>
      </div>
    </li>
  );
}
