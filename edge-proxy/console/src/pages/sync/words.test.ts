import { expect, test } from 'vitest';
import type { Run } from '../../api.types';
import { elapsed, every, paceWords, resourceName, rowsSentence, speedOf, timeLeft, withSample } from './words';

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

test.each([
  ['orders', 'Orders'],
  ['proof:orders', 'Check of orders'],
  ['something_new', 'Something_new'],
])('the resource %s is called %s', (resource, name) => {
  expect(resourceName(resource)).toBe(name);
});

test.each([
  [15, 'every 15 min'],
  [360, 'every 6 h'],
  [10_080, 'every 7 d'],
])('%i minutes are %s', (minutes, words) => {
  expect(every(minutes)).toBe(words);
});

test('the speed is that of the last half minute', () => {
  let samples = withSample([], { at: 0, rows: 0 });
  expect(speedOf(samples)).toBeNull();
  samples = withSample(samples, { at: 10_000, rows: 1000 });
  expect(speedOf(samples)).toBe(100);
  samples = withSample(samples, { at: 40_000, rows: 4000 });
  expect(samples.length).toBe(2);
  expect(speedOf(samples)).toBe(100);
  samples = withSample(samples, { at: 80_000, rows: 4000 });
  expect(speedOf(samples)).toBeNull();
});

test('the time left is the estimate of the API, else that of the speed', () => {
  const now = Date.parse('2026-11-21T03:01:00Z');
  expect(timeLeft(run({}), null, now)).toBeNull();
  expect(timeLeft(run({}), 0, now)).toBeNull();
  expect(timeLeft(run({}), 100, now)).toBe(38_000);
  const estimated = { windows_total: 3, windows_done: 1, rows_expected: 5000, estimated_end: '2026-11-21T03:02:30Z' };
  expect(timeLeft(run({ progress: estimated }), 100, now)).toBe(90_000);
  expect(timeLeft(run({ progress: estimated }), 100, now + 300_000)).toBe(0);
  expect(
    paceWords(
      run({}),
      [
        { at: 0, rows: 0 },
        { at: 10_000, rows: 1200 },
      ],
      now,
    ),
  ).toBe('120 rows/s, 32 s left');
});
