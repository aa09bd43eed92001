import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console';
import { endsOf } from '../state/ends';
import { told } from './values';

/** Fields and values as people know them: an end of a cable is a device and its port, not an id. */
export function useSaying() {
  const { t } = useTranslation();
  const { show } = useConsole();
  return useMemo(() => {
    const ends = endsOf(show);
    const names = new Map([...show.sources, ...show.sends, ...show.devices].map((r) => [r.id, [r.label, r.name].filter(Boolean).join(' ')]));
    const last = (f: string) => f.slice(f.lastIndexOf('/') + 1);
    return {
      field: (f: string) => t(`field.${last(f)}`, last(f)),
      value: (entity: string, f: string, v: unknown) => (typeof v === 'string' && (ends.get(v)?.text ?? names.get(v))) || told(entity, f, v),
    };
  }, [show, t]);
}
