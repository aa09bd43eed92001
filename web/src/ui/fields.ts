import { FIELDS } from '../../generated/fields';

const HIDDEN = new Set(['position', 'equipmentId', 'pairedDeviceId', 'deviceId', 'notes', 'salvos', 'signalPath', 'completedAt', 'fromPortId', 'toPortId',
  'sourceId', 'sourceOutputId', 'intermediateType', 'intermediateId', 'intermediateInput', 'intermediateOutput', 'destinationType', 'destinationId']);

/** The fields of a kind of record that people fill in. */
export const shown = (entity: string) => Object.keys(FIELDS[entity] ?? {}).filter((f) => !HIDDEN.has(f));
