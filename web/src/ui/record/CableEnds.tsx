import { useTranslation } from 'react-i18next';
import type { Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import type { Ends } from '../../state/ends';
import { StatusMark } from '../columns';
import { href } from '../route';

const STATES = ['planned', 'patched', 'verified', 'faulty'];

/** Both ends of a cable, each one tap away, and its state as buttons. */
export function CableEnds({ record, ends, save }: { record: Rec; ends: Ends; save: (v: Record<string, unknown>) => Promise<void> }) {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const end = (key: string, title: string) => {
    const found = ends.get(String(record[key]));
    return (
      <li>
        {found ? <a href={href(id, found.entity, found.id, found.child)}><span className="second small" style={{ width: 44 }}>{title}</span><span className="grow">{found.text}</span></a>
          : <div><span className="second small" style={{ width: 44 }}>{title}</span>–</div>}
      </li>
    );
  };
  return (
    <>
      <ul className="rows panel">{end('fromPortId', t('record.from'))}{end('toPortId', t('record.to'))}</ul>
      <div className="cluster" role="group" aria-label={t('field.status')}>
        {STATES.map((s) => (
          <button key={s} type="button" className="chip" style={{ minHeight: 44 }} disabled={!canEdit} aria-pressed={record.status === s} onClick={() => void save({ status: s })}><StatusMark of={s} /></button>
        ))}
      </div>
    </>
  );
}
