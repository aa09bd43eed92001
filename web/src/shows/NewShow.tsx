import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { uuid } from '../api/ids';
import { reason } from '../state/reason';
import { go } from '../ui/route';
import { Import } from './Import';

/** Two ways to a show that is not here yet: begin one, or bring a file of one. */
export function NewShow() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'new' | 'file' | null>(null);
  const turn = (to: 'new' | 'file') => setOpen(open === to ? null : to);
  return (
    <>
      <div className="cluster">
        <Button className="button" aria-expanded={open === 'new'} onPress={() => turn('new')}>{t('shows.new')}</Button>
        <Button className="button" aria-expanded={open === 'file'} onPress={() => turn('file')}>{t('shows.file')}</Button>
      </div>
      {open === 'new' && <Begin />}
      {open === 'file' && <Import />}
    </>
  );
}

function Begin() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [client, setClient] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    const id = uuid();
    try {
      await api('POST', '/api/productions', { body: { id, showName: name.trim(), client: client.trim() } });
      await queries.invalidateQueries({ queryKey: ['productions'] });
      go(id, 'overview');
    } catch (x) {
      setFault(reason(x));
    }
  };
  return (
    <form className="stack" onSubmit={(e) => void submit(e)}>
      <label className="field"><span>{t('field.showName')}</span><input className="input" required autoFocus maxLength={200} value={name} onChange={(e) => setName(e.target.value)} /></label>
      <label className="field"><span>{t('field.client')}</span><input className="input" required maxLength={200} value={client} onChange={(e) => setClient(e.target.value)} /></label>
      <div><Button type="submit" className="button primary" isDisabled={!name.trim() || !client.trim()}>{t('shows.begin')}</Button></div>
      {fault && <p className="fault" role="alert">{fault}</p>}
    </form>
  );
}
