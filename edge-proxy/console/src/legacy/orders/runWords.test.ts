import { expect, test } from 'vitest';
import type { Run } from '../types';
import { elapsed, rowsSentence } from './runWords';

const run = (changes: Partial<Run>): Run => ({
  id: 'r',
  account_id: 'a',
  environment: 'production',
  resource: 'orders',
  state: 'RUNNING',
  from: null,
  to: null,
  full: false,
  trigger: 'request',
  requested_by: null,
  created_at: '2026-11-21T03:00:00Z',
  started_at: '2026-11-21T03:00:10Z',
  finished_at: null,
  rows: { seen: 1200, inserted: 1100, updated: 98, unchanged: 0, quarantined: 2, gone: 0 },
  pages: 6,
  calls: 7,
  retries: 0,
  heartbeat_at: null,
  progress: { windows_total: 3, windows_done: 1, rows_expected: 5000, estimated_end: null },
  waiting: null,
  stop: null,
  error: null,
  request_id: 'q',
  ...changes,
});

test('a running sync shows how many rows are expected', () => {
  expect(rowsSentence(run({}))).toBe('1,200 of 5,000 read: 1,100 new, 98 changed, 2 quarantined');
});

test('an ended sync shows only what it did', () => {
  expect(rowsSentence(run({ state: 'SUCCEEDED' }))).toBe('1,200 read: 1,100 new, 98 changed, 2 quarantined');
  expect(
    rowsSentence(
      run({
        state: 'SUCCEEDED',
        progress: { windows_total: 0, windows_done: 0, rows_expected: 0, estimated_end: null },
        rows: { seen: 0, inserted: 0, updated: 0, unchanged: 0, quarantined: 0, gone: 0 },
      }),
    ),
  ).toBe('0 read');
});

test('the elapsed time is from the start to the end, or to now', () => {
  expect(elapsed(run({}), Date.parse('2026-11-21T03:01:10Z'))).toBe('1 min');
  expect(elapsed(run({ finished_at: '2026-11-21T03:00:22Z' }), Date.parse('2026-11-22T00:00:00Z'))).toBe('12 s');
  expect(elapsed(run({ started_at: null }), Date.parse('2026-11-21T03:00:05Z'))).toBe('5 s');
});
