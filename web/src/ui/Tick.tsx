import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { useConsole } from '../state/console';
import { labelOf } from './titles';

/** An item of the checklist, done or not, by one tap. */
export function Tick({ item }: { item: Rec }) {
  const { t } = useTranslation();
  const { edit, canEdit } = useConsole();
  const done = !!item.completedAt;
  return (
    <button type="button" className="tick" role="checkbox" aria-checked={done} aria-label={`${t('do.done')}: ${labelOf(item)}`} disabled={!canEdit} onClick={() => void edit('checklist-items', item, { completedAt: done ? null : new Date().toISOString() })}>
      <span>{done && <Check size={18} strokeWidth={3} aria-hidden />}</span>
    </button>
  );
}
