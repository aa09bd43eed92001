import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../../generated/fields';
import { offers } from '../Suggestions';

/** One cell being typed into. */
export function Editor({ entity, field, value, change, leave }: { entity: string; field: string; value: string; change: (v: string) => void; leave: () => void }) {
  const { t } = useTranslation();
  const info = FIELDS[entity]?.[field];
  const known = info?.values ? `values-${field}` : offers(info?.vocabulary);
  return (
    <>
      <input
        autoFocus aria-label={t(`field.${field}`)} value={value} list={known} inputMode={info?.type === 'integer' ? 'numeric' : undefined} maxLength={info?.maxLength}
        onChange={(e) => change(e.target.value)} onBlur={leave} onFocus={(e) => e.target.value.length > 1 && e.target.select()}
      />
      {info?.values && <datalist id={known}>{info.values.map((v) => <option key={v} value={v} />)}</datalist>}
    </>
  );
}
