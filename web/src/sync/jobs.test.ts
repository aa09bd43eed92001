import { expect, test } from 'vitest';
import { type Job, shareOf } from './jobs';

const job = (more: Partial<Job>): Job => ({ id: 'j', kind: 'download', state: 'running', done: 0, total: 0, error: null, ...more });

test('a share is of what is known, and done is done however little there was', () => {
  expect(shareOf(job({ done: 5, total: 20 }))).toBe(25);
  expect(shareOf(job({ done: 0, total: 0 }))).toBe(0);
  expect(shareOf(job({ done: 21, total: 20 }))).toBe(100);
  expect(shareOf(job({ state: 'done' }))).toBe(100);
  expect(shareOf(job({ state: 'failed', done: 5, total: 20 }))).toBe(25);
});
