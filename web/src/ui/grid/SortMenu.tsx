import { ArrowUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../columns';
import type { Sorting } from './rows';

const OWN = '';

/** What the heads of columns are to a mouse, for a thumb: the phone's own list of choices, over a button. */
export function SortMenu({ columns, sorting, choose }: { columns: Column[]; sorting: Sorting | null; choose: (to: Sorting | null) => void }) {
  const { t } = useTranslation();
  const turn = (value: string) => choose(value === OWN ? null : { key: value.slice(1), desc: value[0] === '-' });
  return (
    <label className={sorting ? 'button icon plain over on' : 'button icon plain over'}>
      <ArrowUpDown size={20} aria-hidden />
      <select aria-label={t('list.sort')} value={sorting ? `${sorting.desc ? '-' : '+'}${sorting.key}` : OWN} onChange={(e) => turn(e.target.value)}>
        <option value={OWN}>{t('list.own')}</option>
        {columns.flatMap((c) => ['+', '-'].map((way) => <option key={way + c.key} value={way + c.key}>{t(`field.${c.key}`)} {way === '+' ? '↑' : '↓'}</option>))}
      </select>
    </label>
  );
}
