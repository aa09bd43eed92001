import { type Vocabulary, useLibrary } from '../state/library';

/** The id of the suggestions for a field that is offered from that vocabulary. */
export const offers = (vocabulary: string | undefined) => vocabulary && `offers-${vocabulary}`;

/** The value lists, for every field on the page that offers one; what is typed may be something else. */
export function Suggestions() {
  const all = useLibrary<Vocabulary>('vocabularies').data ?? [];
  return <>{all.map((v) => <datalist key={v.name} id={offers(v.name)}>{v.values.map((value) => <option key={value} value={value} />)}</datalist>)}</>;
}
