import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Values } from '../api/entities';
import { CopyShow } from '../shows/CopyShow';
import { Import } from '../shows/Import';
import { useConsole } from '../state/console';
import { FieldInput } from '../ui/record/FieldInput';
import { go } from '../ui/route';
import { api } from '../api/client';
import { reason } from '../state/reason';

const FIELDS_SHOWN = ['showName', 'client', 'venue', 'room', 'loadIn', 'loadOut', 'timeZone', 'status', 'showInfoUrl'];

/** The show as such: what it is called, where and when; taken out as files, filled from files, used as a template. */
export function ProductionPage() {
  const { t } = useTranslation();
  const { id, show, edit, canEdit } = useConsole();
  const [fault, setFault] = useState<string | null>(null);
  const save = async (values: Values) => setFault(await edit('productions', show.production, values));
  return (
    <div className="page stack">
      <h1>{t('nav.production')}</h1>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <div className="columns">
        <section className="panel stack">
          <h2>{t('production.what')}</h2>
          <div className="pairs">{FIELDS_SHOWN.map((f) => <FieldInput key={f} entity="productions" record={show.production} field={f} save={save} setFault={setFault} />)}</div>
        </section>
        <div className="stack">
          <section className="panel stack">
            <h2>{t('transfer.out')}</h2>
            <p className="second small">{t('transfer.outhint')}</p>
            <div className="cluster">
              <a className="button" href={`/api/productions/${id}/export`} download><Download size={18} /> {t('transfer.archive')}</a>
              <a className="button" href={`/api/productions/${id}/export?format=xlsx`} download><Download size={18} /> {t('transfer.workbook')}</a>
            </div>
          </section>
          {canEdit && <section className="panel stack"><h2>{t('transfer.in')}</h2><Import production={id} /></section>}
          {canEdit && <section className="panel stack"><h2>{t('production.template')}</h2><CopyShow of={show.production} /></section>}
          {canEdit && <DeleteShow />}
        </div>
      </div>
    </div>
  );
}

/** Two taps: the second says what it does. The show can be brought back from the history. */
function DeleteShow() {
  const { t } = useTranslation();
  const { show, id } = useConsole();
  const [sure, setSure] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const remove = async () => {
    try {
      await api('DELETE', `/api/productions/${id}`, { base: show.production.version });
      localStorage.removeItem('show');
      go('shows');
    } catch (e) {
      setFault(reason(e));
    }
  };
  return (
    <section className="panel stack">
      <h2>{t('production.delete')}</h2>
      <p className="second small">{t('production.deletehint')}</p>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <div className="cluster">
        {sure ? <><Button className="button danger" onPress={() => void remove()}>{t('production.sure', { show: String(show.production.showName) })}</Button><Button className="button plain" onPress={() => setSure(false)}>{t('do.cancel')}</Button></>
          : <Button className="button danger" onPress={() => setSure(true)}>{t('do.delete')}</Button>}
      </div>
    </section>
  );
}
