import { useTranslation } from 'react-i18next';
import Qr from '../ui/Qr';
import type { CableLabel } from './sheets';
import { onSheets, placed, type Stock } from './stock';

interface Props {
  stock: Stock;
  labels: CableLabel[];
  used: number;
  link: (...parts: string[]) => string;
}

const mm = (n: number) => `${n}mm`;

/** Labels where the sheet is cut: the name as large as it goes, this end before the other, and a code to the cable. */
export function Labels({ stock, labels, used, link }: Props) {
  const { t } = useTranslation();
  const [width, height] = stock.page;
  return onSheets(stock, labels, used).map((sheet, i) => (
    <section key={i} className="leaf leaf-labels" style={{ width: mm(width), height: mm(height) }} aria-label={t('print.sheet', { number: i + 1 })}>
      {sheet.map(({ at, label }) => {
        const [x, y] = placed(stock, at);
        return (
          <div key={at} className={stock.label[1] < 24 ? 'cable-label small' : 'cable-label'} style={{ left: mm(x), top: mm(y), width: mm(stock.label[0]), height: mm(stock.label[1]) }}>
            <Qr text={link('connections', label.cable.id)} size={mm(Math.min(22, stock.label[1] - 5))} level="L" />
            <div>
              <strong>{String(label.cable.cableLabel ?? '–')}</strong>
              <b>{label.here}</b>
              <span>→ {label.there}</span>
              <i>{[label.cable.cableType, label.cable.cableLengthM && `${String(label.cable.cableLengthM)} m`].filter(Boolean).map(String).join(' · ')}</i>
            </div>
          </div>
        );
      })}
    </section>
  ));
}
