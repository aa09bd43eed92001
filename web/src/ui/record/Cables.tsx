import { useTranslation } from 'react-i18next';
import type { Rec } from '../../api/entities';
import { useConsole } from '../../state/console';
import type { Ends } from '../../state/ends';
import { StatusMark } from '../columns';
import { href } from '../route';

function useCablesAt(ids: string[]) {
  const { show } = useConsole();
  return show.connections.filter((c) => ids.includes(String(c.fromPortId)) || ids.includes(String(c.toPortId)));
}

function CableRow({ cable, ends, from }: { cable: Rec; ends: Ends; from: string[] }) {
  const { id } = useConsole();
  const far = from.includes(String(cable.fromPortId)) ? cable.toPortId : cable.fromPortId;
  return (
    <li>
      <a href={href(id, 'connections', cable.id)}>
        <span className="tag">{String(cable.cableLabel ?? '–')}</span>
        <span className="grow">{ends.get(String(far))?.text ?? '–'}</span>
        <StatusMark of={cable.status} />
      </a>
    </li>
  );
}

/** The cables that hang on any of these outputs or inputs. */
export function Cables({ ids, ends }: { ids: string[]; ends: Ends }) {
  const { t } = useTranslation();
  const cables = useCablesAt(ids);
  if (!cables.length) return null;
  return <section className="stack"><h3 className="small second">{t('record.cables')}</h3><ul className="rows">{cables.map((c) => <CableRow key={c.id} cable={c} ends={ends} from={ids} />)}</ul></section>;
}
