import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { reason } from '../state/reason';
import { copied } from './copy';
import { useHealth } from './health';

/** A value to be typed or sent on elsewhere. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  const copy = async () => {
    setDone(await copied(text));
    setTimeout(() => setDone(false), 2_000);
  };
  return <Button className="button" aria-label={t('server.copy', { what: label })} onPress={() => void copy()}>{done ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />} {t(done ? 'server.copied' : 'server.copyit')}</Button>;
}

interface Sure {
  /** What will happen, in the words of the person it happens to. */
  words: ReactNode;
  ask: string;
  yes: string;
  /** For the button to be told from others of its kind by who cannot see what it stands beside. */
  label?: string;
  danger?: boolean;
  busy?: boolean;
  onYes: () => void;
  children?: ReactNode;
}

/** A button for what cannot be taken back: it first says in place what will happen. */
export function Sure({ words, ask, yes, label, danger = true, busy, onYes, children }: Sure) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!asking) return <Button className={danger ? 'button danger' : 'button'} isDisabled={busy} aria-label={label} onPress={() => setAsking(true)}>{ask}</Button>;
  return (
    <div className="sure stack" role="group" aria-label={label ?? ask}>
      <p>{words}</p>
      {children}
      <div className="cluster">
        <Button className="button" autoFocus onPress={() => setAsking(false)}>{t('do.cancel')}</Button>
        <Button className={danger ? 'button danger' : 'button primary'} onPress={() => { setAsking(false); onYes(); }}>{yes}</Button>
      </div>
    </div>
  );
}

export const Fault = ({ of }: { of: Error | null }) => (of ? <p className="fault" role="alert">{reason(of)}</p> : null);

interface Choice<T extends string> { label: string; value: T; all: readonly T[]; words: (v: T) => string; pick: (v: T) => void }

/** One of a few, as a row of chips. */
export function Choose<T extends string>({ label, value, all, words, pick }: Choice<T>) {
  return (
    <div className="cluster" role="group" aria-label={label}>
      {all.map((v) => <button key={v} type="button" className="chip" aria-pressed={v === value} onClick={() => pick(v)}>{words(v)}</button>)}
    </div>
  );
}

/** How far this device's clock is from the server's, in seconds; positive when the server's is ahead. Null before it is known. */
export function useClockOff(): number | null {
  const at = useHealth();
  const now = at.data?.now;
  return now ? (Date.parse(now) - at.dataUpdatedAt) / 1_000 : null;
}
