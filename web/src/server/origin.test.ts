import { expect, test } from 'vitest';
import { outside } from './origin';

const urls = ['http://10.0.0.5:3001', 'http://127.0.0.1:3001'];

test('a page that others can open is named as it is', () => {
  expect(outside('http://rack.local:3001', urls)).toBe('http://rack.local:3001');
});

test('a page that only this machine can open is named by the first address that others can open', () => {
  expect(outside('http://localhost:3001', urls)).toBe('http://10.0.0.5:3001');
  expect(outside('http://127.0.0.1:3001', ['http://127.0.0.1:3001'])).toBe('http://127.0.0.1:3001');
});
