import { useTranslation } from 'react-i18next';
import type { Rec, Values } from '../../api/entities';
import { useLibrary } from '../../state/library';

/** Interlaced is told by the standard, as the sheets write it: 59.94i. */
const sameAs = (f: Rec, r: Rec) => !!f.interlaced === /i$/.test(String(r.standard ?? '')) && f.hRes === r.hRes && f.vRes === r.vRes && f.rate === r.rate && (f.blanking ?? 'none') === (r.blanking ?? 'none');

/** Sets the whole raster from one of the format presets. */
export function Presets({ record, save }: { record: Rec; save: (v: Values) => Promise<void> }) {
  const { t } = useTranslation();
  const formats = useLibrary('formats').data ?? [];
  if (!formats.length) return null;
  const choose = (id: string) => {
    const f = formats.find((each) => each.id === id);
    if (f) void save({ hRes: f.hRes, vRes: f.vRes, rate: f.rate, blanking: f.blanking ?? null });
  };
  return (
    <div className="field wide">
      <label htmlFor={`${record.id}-preset`}>{t('formats.preset')}</label>
      <select id={`${record.id}-preset`} className="input" value={formats.find((f) => sameAs(f, record))?.id ?? ''} onChange={(e) => choose(e.target.value)}>
        <option value="">{t('formats.own')}</option>
        {formats.map((f) => <option key={f.id} value={f.id}>{String(f.label)}</option>)}
      </select>
    </div>
  );
}
