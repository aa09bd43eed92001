import { useConsole } from '../../state/console';
import { touched } from '../../state/live';
import { others, typedInto } from '../../state/presence';
import { useSignal } from '../../state/signal';
import { FIELDS } from '../../../generated/fields';
import type { Rec } from '../../api/entities';

const FRESH_MS = 8_000;

/** What to mark in a row, as strings, so that an unchanged row is not drawn again: `,name,type,`. */
export function useMarks(entity: string) {
  const { pending } = useConsole();
  const news = useSignal(touched);
  const fields = Object.keys(FIELDS[entity] ?? {});
  const typed = typedInto(useSignal(others));
  return (r: Rec) => {
    const other = news[`${entity}/${r.id}`];
    const fresh = other && Date.now() - other.at < FRESH_MS;
    return {
      waiting: pending.size ? `,${fields.filter((f) => pending.has(`${r.id}/${f}`)).join()},` : '',
      fresh: fresh ? `,${other.fields.join()},` : '',
      by: fresh ? other.by : '',
      typed: typed.get(r.id) ?? '',
    };
  };
}
