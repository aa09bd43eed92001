import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../api/client';
import { href } from '../ui/route';
import { reason } from '../state/reason';

interface Fault {
  sheet: string;
  row: number | null;
  column: string | null;
  message: string;
  severity: 'error' | 'warning';
}

export interface Report {
  kind: string;
  dryRun: boolean;
  created: number;
  existing: number;
  different: number;
  skipped: number;
  faults: Fault[];
  productionIds: string[];
}

/** Faults drawn at once; a sheet with more is mended and tried again. */
const MOST = 100;

/** A file read first and told what it would do, with every fault by sheet, row and column; written only then. */
export function Import({ production }: { production?: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (chosen: File, dryRun: boolean) => {
    setBusy(true);
    setFault(null);
    try {
      const query = new URLSearchParams({ ...(production && { production }), dryRun: String(dryRun), fileName: chosen.name });
      setReport(await sendFile<Report>(`/api/import?${query.toString()}`, chosen));
      if (!dryRun) await queries.invalidateQueries();
    } catch (e) {
      setReport(null);
      setFault(reason(e));
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    void run(chosen, true);
  };
  const done = () => {
    setFile(null);
    setReport(null);
    if (input.current) input.current.value = '';
  };
  const isBad = report?.faults.some((f) => f.severity === 'error') ?? false;
  return (
    <div className="stack" onDragOver={(e) => e.preventDefault()} onDrop={(e) => { e.preventDefault(); choose(e.dataTransfer.files[0]); }}>
      <p className="second small">{t('transfer.inhint')}</p>
      <label className="button" style={{ alignSelf: 'start' }}>
        {t('transfer.choose')}
        <input ref={input} className="hidden" type="file" accept=".json,.roadcase,.zip,.csv,.tsv,.txt,.xlsx,application/json" onChange={(e) => choose(e.target.files?.[0])} />
      </label>
      {busy && <p role="status" className="second">{t('transfer.reading')}</p>}
      {fault && <p className="fault" role="alert">{fault}</p>}
      {report && file && (
        <section className="stack" aria-label={t('transfer.report')}>
          <p role="status"><strong>{file.name}</strong> {t(report.dryRun ? (isBad ? 'transfer.cannot' : 'transfer.would') : 'transfer.did', { created: report.created, existing: report.existing, different: report.different, skipped: report.skipped })}</p>
          {report.faults.length > 0 && (
            <ul className="rows plan" tabIndex={0} aria-label={t('transfer.faults', { count: report.faults.length })}>
              {report.faults.slice(0, MOST).map((f, i) => (
                <li key={i}><div><span className={f.severity === 'error' ? 'mark bad' : 'mark wait'}>{t(`findings.${f.severity}`)}</span><span className="grow">{f.message}<br /><span className="second small">{[f.sheet, f.row !== null && t('transfer.row', { row: f.row }), f.column].filter(Boolean).join(' · ')}</span></span></div></li>
              ))}
            </ul>
          )}
          {report.faults.length > MOST && <p className="small second">{t('patching.more', { count: report.faults.length - MOST })}</p>}
          <div className="cluster">
            {report.dryRun && !isBad && <Button className="button primary" isDisabled={busy || !report.created} onPress={() => void run(file, false)}>{t('transfer.go', { count: report.created })}</Button>}
            {!report.dryRun && !production && report.productionIds[0] && <a className="button primary" href={href(report.productionIds[0], 'overview')}>{t('transfer.open')}</a>}
            <Button className="button plain" onPress={done}>{t(report.dryRun ? 'do.cancel' : 'banner.ok')}</Button>
          </div>
        </section>
      )}
    </div>
  );
}
