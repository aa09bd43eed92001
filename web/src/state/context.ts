import { createContext, useContext } from 'react';
import type { FieldClash, Me, Rec, Show, Values } from '../api/entities';
import type { Op } from './ops';

/** An edit that somebody else's change got in the way of; the person who typed decides. */
export interface Clash {
  entity: string;
  record: Rec;
  values: Values;
  conflicts: FieldClash[];
  serverData: Rec;
}

export interface Console {
  id: string;
  me: Me;
  show: Show;
  /** When the show on screen was last the server's. */
  asOf: number;
  canEdit: boolean;
  /** Does all of it as one changeset and one step of undo; tells what to say to the person when it was refused. */
  run(entity: string, ops: Op[]): Promise<string | null>;
  edit(entity: string, record: Rec, values: Values): Promise<string | null>;
  /** Makes a record, or takes one away. @throws Error with a sentence for the person */
  create(entity: string, values: Values): Promise<{ id: string }>;
  remove(entity: string, record: Rec): Promise<void>;
  undo(): void;
  redo(): void;
  canUndo: boolean;
  canRedo: boolean;
  /** Why the last step could not be taken back or done again. */
  fault: string | null;
  hush(): void;
  clash: Clash | null;
  settle(mine: boolean): void;
  /** Fields whose value waits for the server: `id/field`. */
  pending: ReadonlySet<string>;
}

export const Context = createContext<Console | null>(null);

/** The show, or nothing on a page outside of any. */
export const useShow = (): Console | null => useContext(Context);

export function useConsole(): Console {
  const console = useContext(Context);
  if (!console) throw new Error('outside of a show');
  return console;
}
