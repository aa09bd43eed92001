import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { reason } from '../state/reason';
import { bytes, clock } from '../ui/say';

type State = 'unpacking' | 'saving' | 'trying' | 'restarting' | 'going-back' | 'done' | 'waiting' | 'failed';
export interface UpdateStatus {
  version: string;
  platform: string;
  possible: boolean;
  reason: string | null;
  restartable: boolean;
  longest: number;
  last: { state: State; version: string; detail: string; at: string } | null;
}

const ENDS: State[] = ['done', 'waiting', 'failed'];
export const isUnderway = (status?: UpdateStatus) => !!status?.last && !ENDS.includes(status.last.state);

/** Sends the file with its progress, which fetch does not tell. Resolves with what the server says against it; null when it takes it. */
export function send(file: Blob, told: (share: number) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/updates');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (e) => told(e.lengthComputable ? e.loaded / e.total : 0);
    request.onload = () => resolve(request.status < 400 ? null : detail(request.responseText));
    request.onerror = () => resolve('');
    request.send(file);
  });
}

function detail(text: string): string {
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? '';
  } catch {
    return '';
  }
}

/** Which version runs, and how to bring a newer one without internet. For admins; shows nothing to others. */
export function Updates() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [sent, setSent] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  // the server is away for some seconds in the middle of it: keep the last answer and ask on
  const query = useQuery({ queryKey: ['updates'], queryFn: () => api<UpdateStatus>('GET', '/api/updates'), retry: false, refetchInterval: (q) => (isUnderway(q.state.data) ? 1_500 : 30_000) });
  const status = query.data;
  if (!status) return null;
  const install = async (file: File) => {
    setFault(null);
    if (file.size > status.longest) return setFault(t('updates.long', { size: bytes(status.longest) }));
    setSent(0);
    const refused = await send(file, setSent);
    setSent(null);
    setFault(refused === null ? null : refused || t('updates.broken'));
    await queries.invalidateQueries({ queryKey: ['updates'] });
  };
  const restart = () => api('POST', '/api/updates/restart').then(() => undefined, (e: unknown) => setFault(reason(e)));
  const busy = sent !== null || isUnderway(status);
  return (
    <section className="panel stack" aria-label={t('updates.title')}>
      <h2>{t('updates.title')}</h2>
      <p>Roadcase {status.version} <span className="second small">{status.platform}</span></p>
      {status.possible ? (
        <FileTrigger acceptedFileTypes={['.update']} onSelect={(files) => { const file = files?.[0]; if (file) void install(file); }}>
          <Button className="button" isDisabled={busy}>{t('updates.choose')}</Button>
        </FileTrigger>
      ) : <p className="second small">{status.reason}</p>}
      {sent !== null && <Meter label={t('updates.sending')} share={sent} />}
      {status.last && sent === null && <Last last={status.last} gone={query.isError} />}
      {status.last?.state === 'waiting' && (status.restartable
        ? <Button className="button" onPress={() => void restart()}>{t('updates.restart')}</Button>
        : <p className="second small">{t('updates.byhand')}</p>)}
      {fault && <p className="fault" role="alert">{fault}</p>}
      <p className="second small">{t('updates.how')}</p>
    </section>
  );
}

function Meter({ label, share }: { label: string; share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div className="stack" role="status">
      <div className="meter" role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}><i className="accent" style={{ width: `${percent}%` }} /></div>
      <span className="second small">{label} {percent} %</span>
    </div>
  );
}

function Last({ last, gone }: { last: NonNullable<UpdateStatus['last']>; gone: boolean }) {
  const { t } = useTranslation();
  const tone = last.state === 'done' ? 'ok' : last.state === 'failed' ? 'bad' : 'wait';
  const version = last.version || t('updates.next');
  return (
    <div role="status">
      <p className={`mark ${tone}`} style={{ whiteSpace: 'normal' }}>{t(`updates.state.${last.state}`, { version })}</p>
      {gone && <p className="second small">{t('updates.away')}</p>}
      {last.state === 'failed' && <p className="second small">{last.detail}</p>}
      {ENDS.includes(last.state) && <p className="second small">{clock(last.at)}</p>}
    </div>
  );
}
