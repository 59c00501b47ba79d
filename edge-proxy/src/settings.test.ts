import { expect, test } from 'vitest';
import { readSettings, settingsOf } from './settings';

const EDGE_SECRET = '0123456789abcdef0123456789abcdef';

test('the defaults are 32 seconds, one minute and ten megabytes', () => {
  expect(readSettings({ ORIGIN: 'https://api.example.test', EDGE_SECRET })).toEqual({
    origin: 'https://api.example.test',
    secret: EDGE_SECRET,
    headTimeoutMs: 32_000,
    uploadTimeoutMs: 60_000,
    bodyLimitBytes: 10_485_760,
  });
});

test('every key can be set', () => {
  expect(
    readSettings({
      ORIGIN: 'http://127.0.0.1:9100/',
      EDGE_SECRET,
      HEAD_TIMEOUT_MS: '5',
      UPLOAD_TIMEOUT_MS: '6',
      BODY_LIMIT_BYTES: '7',
    }),
  ).toEqual({
    origin: 'http://127.0.0.1:9100',
    secret: EDGE_SECRET,
    headTimeoutMs: 5,
    uploadTimeoutMs: 6,
    bodyLimitBytes: 7,
  });
});

test.each([undefined, '', 'api.example.test', 'ftp://x', 'https://x/stage', 'https://x?y', 'https://u:p@x'])(
  'ORIGIN %j is refused, and its key is named',
  (bad) => {
    expect(readSettings({ ORIGIN: bad, EDGE_SECRET })).toContain('ORIGIN');
  },
);

test.each(['0', '-1', '1.5', 'ten', '1e3'])('the limit %j is refused, and its key is named', (bad) => {
  expect(readSettings({ ORIGIN: 'https://x', EDGE_SECRET, HEAD_TIMEOUT_MS: bad })).toContain('HEAD_TIMEOUT_MS');
  expect(readSettings({ ORIGIN: 'https://x', EDGE_SECRET, UPLOAD_TIMEOUT_MS: bad })).toContain('UPLOAD_TIMEOUT_MS');
  expect(readSettings({ ORIGIN: 'https://x', EDGE_SECRET, BODY_LIMIT_BYTES: bad })).toContain('BODY_LIMIT_BYTES');
});

test.each([undefined, '', 'x'.repeat(31), `${'x'.repeat(32)},`, `${'x'.repeat(32)} y`])(
  'EDGE_SECRET %j is refused, and its key is named',
  (bad) => {
    expect(readSettings({ ORIGIN: 'https://x', EDGE_SECRET: bad })).toContain('EDGE_SECRET');
  },
);

test('a refusal does not repeat the value, which may contain a password', () => {
  expect(readSettings({ ORIGIN: 'https://user:hunter2@x', EDGE_SECRET })).not.toContain('hunter2');
  expect(readSettings({ ORIGIN: 'https://x', EDGE_SECRET: 'hunter2' })).not.toContain('hunter2');
});

test('each environment is read only once', () => {
  const env = { ORIGIN: 'https://origin.test', EDGE_SECRET: '0123456789abcdef0123456789abcdef' };
  expect(settingsOf(env)).toBe(settingsOf(env));
  expect(settingsOf({ ...env, ORIGIN: 'https://other.test' })).toMatchObject({ origin: 'https://other.test' });
  expect(settingsOf({})).toContain('ORIGIN');
});
