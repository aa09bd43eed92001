import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import Qr from '../ui/Qr';
import { clock } from '../ui/say';
import type { Book } from './sheets';

interface Props {
  book: Book;
  title: string;
  sub?: string;
  /** The live page or record behind the sheet. */
  to: string;
  columns: string[];
  /** Shares of the width, of 100. */
  widths: number[];
  children: ReactNode;
}

/** One table on paper. Its head and foot stand on every page of it, for pages get torn apart. */
export function Leaf({ book, title, sub, to, columns, widths, children }: Props) {
  const { t } = useTranslation();
  const p = book.show.production;
  return (
    <section className="leaf" aria-label={title}>
      <table>
        <colgroup>{widths.map((w, i) => <col key={i} style={{ width: `${w}%` }} />)}</colgroup>
        <thead>
          <tr>
            <th className="leaf-head" colSpan={columns.length}>
              <div>
                <div><h2>{title}</h2>{sub && <p>{sub}</p>}<p>{[p.showName, p.client, p.venue].filter(Boolean).map(String).join(' · ')}</p></div>
                <Qr text={to} size="17mm" level="L" />
              </div>
            </th>
          </tr>
          <tr>{columns.map((c, i) => <th key={i} scope="col">{c}</th>)}</tr>
        </thead>
        <tfoot><tr><td className="leaf-foot" colSpan={columns.length}>{t('print.footer', { show: p.showName, seq: book.show.seq, at: clock(Date.now()) })}</td></tr></tfoot>
        {children}
      </table>
    </section>
  );
}
