import { expect, test } from 'vitest';
import { isFaulty, placeOf, type Report } from './bring';

const fault = (severity: string) => ({ sheet: 'sources', row: 12, column: 'rate', message: 'must be a number', severity });
const report = (...severities: string[]): Report => ({ kind: 'archive', dryRun: true, created: 0, existing: 0, different: 0, skipped: 0, productionIds: [], faults: severities.map(fault) });

test('only an error keeps a file out', () => {
  expect(isFaulty(report('warning'))).toBe(false);
  expect(isFaulty(report('WARNING', 'ERROR'))).toBe(true);
});

test('a fault says where it stands', () => {
  expect(placeOf(fault('error'))).toBe('sources · 12 · rate');
  expect(placeOf({ ...fault('error'), sheet: '', row: null, column: null })).toBe('');
});
