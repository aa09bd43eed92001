import { expect, test } from 'vitest';
import { isHostToken, isMinted } from './admin';

test('the host’s own token and a minted one are told apart, and a PIN is neither', () => {
  const host = 'Zk3-'.repeat(10) + 'abc';
  expect([isHostToken(host), isMinted(host)]).toEqual([true, false]);
  expect([isHostToken('eyJh.eyJz.c-_'), isMinted('eyJh.eyJz.c-_')]).toEqual([false, true]);
  expect([isHostToken('123456'), isMinted('123456')]).toEqual([false, false]);
});
