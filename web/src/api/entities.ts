import type { components } from '../../generated/schema';

type Schemas = components['schemas'];
export type Production = Schemas['Production'];

/** What a field is, as docs/openapi.json tells it; fields of one group merge and clash as one. */
export interface FieldInfo {
  type: string;
  group: string;
  required?: boolean;
  values?: string[];
  maxLength?: number;
  vocabulary?: string;
}

/** Any record: its own fields by name, and what every record carries. */
export interface Rec {
  id: string;
  version: number;
  updatedAt?: string;
  syncedAt?: string | null;
  [field: string]: unknown;
}

export interface Place {
  epoch: string;
  seq: number;
}

/** The whole show of one moment, as `/api/productions/{id}/show` answers it. */
export interface Show extends Place {
  library: Place;
  production: Rec;
  sources: Rec[];
  sends: Rec[];
  devices: Rec[];
  connections: Rec[];
  ipAddresses: Rec[];
  checklistItems: Rec[];
  equipment: Rec[];
}

export const SECTIONS = {
  sources: 'sources',
  sends: 'sends',
  devices: 'devices',
  connections: 'connections',
  'ip-addresses': 'ipAddresses',
  'checklist-items': 'checklistItems',
} as const;

export type Entity = keyof typeof SECTIONS;
export type Values = Record<string, unknown>;

export const isEntity = (path: string): path is Entity => path in SECTIONS;

export interface Effect {
  entity: string;
  id: string;
  op: 'created' | 'updated' | 'deleted' | 'restored';
  version: number;
  patch: Values;
}

/** One `change` event: one request that wrote, however many records it touched. */
export interface Change {
  scope: string;
  seq: number;
  changeId: string;
  by: { id: string; name: string };
  at: string;
  changes: Effect[];
}

export interface Me {
  role: 'viewer' | 'editor' | 'admin' | null;
  id?: string;
  name?: string;
  kind?: string;
  /** This device on the roster. */
  device?: string;
  /** How people get in here: by crew PIN, without anything, or by name and password. */
  access?: 'pin' | 'open' | 'users';
}

export interface FieldClash {
  field: string;
  base: unknown;
  yours: unknown;
  theirs: unknown;
  by?: { name: string } | string;
  at?: string;
}

export interface ProblemBody {
  /** What kind of problem it is, `/problems/wrong-pin`; stays the same whatever the sentences say. */
  type?: string;
  title?: string;
  detail?: string;
  status?: number;
  violations?: { field: string; code: string; message: string }[];
  conflicts?: FieldClash[];
  currentVersion?: number;
  serverData?: Rec;
  /** Of a batch: which write was refused, and why. */
  index?: number;
  problem?: ProblemBody;
}
