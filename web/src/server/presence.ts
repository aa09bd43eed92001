import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client';
import { useShow } from '../state/console';
import { line } from '../state/live';
import { useSignal } from '../state/signal';
import { Outside } from './outside';

/** One tab somewhere that follows the show, and what it shows. */
export interface Tab {
  tab: string;
  /** Its device on the roster; empty where nobody has to sign in. */
  device: string;
  person: string;
  name: string;
  role: string;
  production: string | null;
  page: string;
  record: string | null;
}

export interface Present {
  devices: Tab[];
  /** How many there are beyond those. */
  more: number;
  people: { id: string; name: string; role: string; devices: number }[];
}

const ASK_MS = 3_000;

const NOBODY: Present = { devices: [], more: 0, people: [] };

/** Who follows the show now, on whatever device. A stream tells, that of the show or one of its own; while there is none, it is asked. */
export function usePresent(): Present {
  const { state } = useSignal(line);
  const isInShow = useShow() !== null;
  const isOutsideTold = useOutside(!isInShow);
  const isTold = isInShow ? state === 'online' : isOutsideTold;
  return useQuery({ queryKey: ['presence'], queryFn: () => api<Present>('GET', '/api/presence'), refetchInterval: isTold ? false : ASK_MS, retry: false }).data ?? NOBODY;
}

/** Whether who is here is told to a page outside of any show. */
function useOutside(isOutside: boolean) {
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOutside) return;
    const outside = new Outside(setOpen, (data) => void queries.cancelQueries({ queryKey: ['presence'] }).then(() => queries.setQueryData(['presence'], JSON.parse(data) as Present)));
    outside.start();
    return () => outside.stop();
  }, [isOutside, queries]);
  return isOpen;
}
