import { BaseEdge, type EdgeProps } from '@xyflow/react';
import type { Spot } from './jumps';

/** A bundle of cables as it was laid: the path is worked out with all others, for it jumps over them. */
export function Wire({ id, data, label, style, markerEnd }: EdgeProps) {
  const { path, place } = data as { path: string; place: Spot };
  return <BaseEdge id={id} path={path} label={label} labelX={place.x} labelY={place.y} style={style} markerEnd={markerEnd} interactionWidth={0} />;
}
