import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { useConsole } from '../state/console';
import { type Op, created, edited } from '../state/ops';
import { StatusMark } from '../ui/columns';
import { href } from '../ui/route';
import { cableBetween } from './patch';
import { type Plug, plugText } from './plugs';

const said = (p: Plug) => plugText(p).replace(' · ', ' ');

/** What the chosen crosspoint is, and what can be done there. */
export function Point({ from, to, cable, feed, feeder, act }: {
  from: Plug; to: Plug; cable: Rec | undefined; feed: Rec | undefined; feeder: Plug | undefined; act: ReturnType<typeof usePatch>;
}) {
  const { t } = useTranslation();
  const { id, canEdit } = useConsole();
  const label = String(feed?.cableLabel ?? '–');
  return (
    <div className="at-foot">
      <p role="status">
        {plugText(from)} → {plugText(to)} {cable?.cableLabel ? <span className="tag">{String(cable.cableLabel)}</span> : null}
        {!cable && feed && <span className="second"> {t('matrix.fed', { from: plugText(feeder) || '?', label })}</span>}
        {act.fault && <span className="fault" role="alert"> {act.fault}</span>}
      </p>
      {cable && <StatusMark of={cable.status} />}
      {cable && <a className="button" href={href(id, 'connections', cable.id)}>{t('do.open')}</a>}
      {cable && canEdit && <Button className="button danger" onPress={() => void act.pull(cable)}>{t('matrix.pull')}</Button>}
      {!cable && !feed && canEdit && <a className="button" href={href(id, 'patching', 'from', said(from), 'to', said(to))}>{t('patching.range')}</a>}
      {!cable && canEdit && <Button className="button primary" onPress={() => void act.put(from, to, feed)}>{t(feed ? 'matrix.move' : 'matrix.patch')}</Button>}
    </div>
  );
}

/** Puts a cable into a crosspoint, or takes it out; an input takes one feed, so a second one moves the cable. */
export function usePatch() {
  const { run, show } = useConsole();
  const [fault, setFault] = useState<string | null>(null);
  const go = async (op: Op) => setFault(await run('connections', [op]));
  return {
    fault,
    hush: () => setFault(null),
    pull: (cable: Rec) => go({ do: 'delete', record: cable }),
    put: (from: Plug, to: Plug, feed: Rec | undefined) => {
      if (!feed) return go(created(cableBetween(from, to, show.connections)));
      const { sourceId, sourceOutputId } = cableBetween(from, to, []);
      return go(edited(feed, { fromPortId: from.id, sourceId: sourceId ?? null, sourceOutputId: sourceOutputId ?? null }));
    },
  };
}
