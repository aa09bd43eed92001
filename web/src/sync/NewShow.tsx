import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { uuid } from '../api/ids';
import { go } from '../ui/route';
import { bring, isFaulty, placeOf, type Report } from './bring';

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
      {open === 'file' && <Bring />}
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
      setFault((x as Error).message);
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

/** First what the file would do, then, once a person has read it, that. */
function Bring() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (dryRun: boolean) => {
    const file = field.current?.files?.[0];
    if (!file) return;
    setBusy(true);
    setFault(null);
    try {
      const told = await bring(file, file.name, dryRun);
      setReport(told);
      if (!dryRun && !isFaulty(told)) {
        await queries.invalidateQueries({ queryKey: ['productions'] });
        if (told.productionIds.length === 1) go(told.productionIds[0], 'overview');
      }
    } catch (x) {
      setReport(null);
      setFault((x as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <label className="field"><span>{t('shows.filehint')}</span><input ref={field} className="input" style={{ paddingBlock: 9 }} type="file" accept=".json,.roadcase,.zip,application/json" onChange={() => void run(true)} /></label>
      {busy && <p className="second" role="status">{t('shows.reading')}</p>}
      {report && (
        <div role="status" className="stack">
          <p className={`mark ${isFaulty(report) ? 'bad' : 'ok'}`}><span>{t(report.dryRun ? 'shows.would' : 'shows.did', { count: report.created })} {report.existing > 0 && t('shows.same', { count: report.existing })} {report.different > 0 && t('shows.other', { count: report.different })}</span></p>
          <ul className="rows">{report.faults.slice(0, 20).map((f, i) => <li key={i}><div className="small"><span className="second">{placeOf(f)}</span> <span className="grow">{f.message}</span></div></li>)}</ul>
          {report.dryRun && !isFaulty(report) && <div><Button className="button primary" isDisabled={busy} onPress={() => void run(false)}>{t('shows.bring')}</Button></div>}
        </div>
      )}
      {fault && <p className="fault" role="alert">{fault}</p>}
    </div>
  );
}
