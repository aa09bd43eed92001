import { Refused, Unreachable } from '../api/client';

export interface Fault { sheet: string; row: number | null; column: string | null; message: string; severity: string }
export interface Report { kind: string; dryRun: boolean; created: number; existing: number; different: number; skipped: number; faults: Fault[]; productionIds: string[] }

/** Sends a file as it is; with `dryRun` the server only says what it would do. A file with faults answers a report too. */
export async function bring(file: Blob, name: string, dryRun: boolean): Promise<Report> {
  const query = `dryRun=${dryRun}&fileName=${encodeURIComponent(name)}`;
  const response = await fetch(`/api/import?${query}`, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/octet-stream' }, body: file }).catch((e) => {
    throw new Unreachable(String(e));
  });
  const json = (await response.json()) as object;
  if (!response.ok && !('faults' in json)) throw new Refused(response.status, json);
  return json as Report;
}

export const isFaulty = (r: Report) => r.faults.some((f) => f.severity.toLowerCase() === 'error');

/** Where a fault stands, as somebody who has the file open finds it. */
export const placeOf = (f: Fault) => [f.sheet, f.row !== null && String(f.row), f.column].filter(Boolean).join(' · ');
