import { Refused, Unreachable } from '../api/client';
import type { ProblemBody } from '../api/entities';
import { i18n } from '../i18n';

/** A path such as `outputs/0/connector` by the labels on screen: Outputs 1, Connector. */
function fieldName(path: string): string {
  return path.split('/').map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : i18n.t(`field.${part}`, part))).join(' ').replace(/ (\d+) /g, ' $1, ');
}

/** What is wrong with what was sent, every fault at once, each with the label of its field. */
export function faults(problem: ProblemBody): string {
  return (problem.violations ?? []).map((v) => [v.field && fieldName(v.field), i18n.t(`violation.${v.code}`, v.message)].filter(Boolean).join(' ')).join('; ');
}

/** The sentence of a kind of problem that says no more than its name does, in the language of the person. */
function known({ type }: ProblemBody): string {
  const key = `problem.${type?.split('/').at(-1)}`;
  return i18n.exists(key) ? i18n.t(key) : '';
}

/** Why something failed, for the person: what the server said, or that it does not answer. */
export function reason(e: unknown): string {
  if (e instanceof Unreachable) return i18n.t('fail.reach');
  if (e instanceof Refused) return faults(e.problem) || known(e.problem) || e.message;
  return e instanceof Error ? e.message : String(e);
}
