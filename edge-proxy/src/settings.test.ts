import { expect, test } from 'vitest';
import { readSettings } from './settings';

test('the defaults are 32 seconds and ten megabytes', () => {
  expect(readSettings({ ORIGIN: 'https://api.example.test' }))
    .toEqual({ origin: 'https://api.example.test', headTimeoutMs: 32_000, bodyLimitBytes: 10_485_760 });
});

test('every key can be set', () => {
  expect(readSettings({ ORIGIN: 'http://127.0.0.1:9100/', HEAD_TIMEOUT_MS: '5', BODY_LIMIT_BYTES: '7' }))
    .toEqual({ origin: 'http://127.0.0.1:9100', headTimeoutMs: 5, bodyLimitBytes: 7 });
});

test.each([undefined, '', 'api.example.test', 'ftp://x', 'https://x/stage', 'https://x?y', 'https://u:p@x'])('ORIGIN %j is refused by name', (bad) => {
  expect(readSettings({ ORIGIN: bad })).toContain('ORIGIN');
});

test.each(['0', '-1', '1.5', 'ten', '1e3'])('a bound of %j is refused by name', (bad) => {
  expect(readSettings({ ORIGIN: 'https://x', HEAD_TIMEOUT_MS: bad })).toContain('HEAD_TIMEOUT_MS');
  expect(readSettings({ ORIGIN: 'https://x', BODY_LIMIT_BYTES: bad })).toContain('BODY_LIMIT_BYTES');
});

test('a refusal never repeats the value, which may hold a password', () => {
  expect(readSettings({ ORIGIN: 'https://user:hunter2@x' })).not.toContain('hunter2');
});
