import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, Refused, Unreachable } from '../api/client';
import { i18n } from '../i18n';
import { reason } from '../state/reason';

interface End {
  entity: string;
  id: string;
  label: string;
}

/** What a step of patching would do, or did, as the server tells it. */
export interface Plan {
  summary: string;
  done: boolean;
  plan: string;
  counts: { add: number; change: number; remove: number; keep: number };
  lines: { op: 'add' | 'change' | 'remove' | 'keep'; entity: string; id: string; label: string; text: string; from: End | null; to: End | null }[];
  notes: string[];
  changeIds: string[];
  productionId?: string;
}

/** One step of patching: looked at first, then done as it was looked at, and taken back as one. */
export function usePlan(path: string) {
  const queries = useQueryClient();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [fields, setFields] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<Plan | null>) => {
    setBusy(true);
    setFault(null);
    setFields([]);
    try {
      setPlan(await work());
    } catch (e) {
      const changed = e instanceof Refused && (e.problem as { preview?: Plan }).preview;
      if (changed) setPlan(changed);
      if (e instanceof Refused) setFields((e.problem.violations ?? []).map((v) => v.field));
      setFault(e instanceof Unreachable ? i18n.t('patching.away') : reason(e));
    } finally {
      setBusy(false);
    }
  };
  const reread = () => Promise.all(['show', 'checks', 'library', 'history'].map((key) => queries.invalidateQueries({ queryKey: [key] })));

  return {
    plan, fault, busy,
    /** What the server found wrong, by the path in what was asked. */
    fields,
    preview: (body: object) => attempt(() => api<Plan>('POST', `/api/${path}?dryRun=true`, { body })),
    commit: (body: object) => attempt(async () => {
      const done = await api<Plan>('POST', `/api/${path}`, { body: { ...body, ...(plan && { plan: plan.plan }) } });
      await reread();
      return done;
    }),
    undo: () => attempt(async () => {
      for (const change of plan?.changeIds ?? []) await api('POST', `/api/history/${change}/undo`);
      await reread();
      return null;
    }),
    clear: () => {
      setPlan(null);
      setFault(null);
      setFields([]);
    },
  };
}
