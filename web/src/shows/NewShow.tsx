import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { uuid } from '../api/ids';
import { moment } from '../ui/moments';
import { go } from '../ui/route';
import { Import } from './Import';
import { reason } from '../state/reason';

type Open = 'new' | 'import' | null;

/** Below the list of shows: a new one from nothing, or one from a file. */
export function NewShow() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const toggle = (what: Open) => setOpen(open === what ? null : what);
  return (
    <section className="stack">
      <div className="cluster">
        <button type="button" className="button" aria-expanded={open === 'new'} onClick={() => toggle('new')}>{t('production.new')}</button>
        <button type="button" className="button" aria-expanded={open === 'import'} onClick={() => toggle('import')}>{t('transfer.in')}</button>
      </div>
      {open === 'new' && <Form />}
      {open === 'import' && <div className="panel"><Import /></div>}
    </section>
  );
}

function Form() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<string | null>(null);
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    try {
      const { loadIn, ...texts } = values;
      const id = uuid();
      await api('POST', '/api/productions', { body: { id, ...texts, ...(loadIn && { loadIn: moment(loadIn, 'datetime-local') }) } });
      await queries.invalidateQueries({ queryKey: ['productions'] });
      go(id, 'overview');
    } catch (x) {
      setFault(reason(x));
    }
  };
  const field = (name: string, required: boolean, type = 'text') => (
    <div className="field"><label htmlFor={`new-${name}`}>{t(`field.${name}`)}</label><input id={`new-${name}`} className="input" type={type} required={required} maxLength={200} value={values[name] ?? ''} onChange={(e) => setValues({ ...values, [name]: e.target.value })} /></div>
  );
  return (
    <form className="panel stack" onSubmit={(e) => void submit(e)}>
      <div className="pairs">{field('showName', true)}{field('client', true)}{field('venue', false)}{field('room', false)}{field('loadIn', false, 'datetime-local')}</div>
      {fault && <p className="fault" role="alert">{fault}</p>}
      <div><Button type="submit" className="button primary">{t('production.make')}</Button></div>
    </form>
  );
}
