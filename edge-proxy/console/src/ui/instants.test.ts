import { expect, test } from 'vitest';
import { duration, endOfDay, relative, startOfDay, utc } from './instants';

const NOW = Date.parse('2026-11-21T03:22:07Z');

test('an instant is shown in UTC, whatever its time zone', () => {
  expect(utc('2026-11-21T03:22:07.123Z')).toBe('2026-11-21 03:22:07 UTC');
  expect(utc('2026-11-21T08:52:07+05:30')).toBe('2026-11-21 03:22:07 UTC');
  expect(utc('soon')).toBe('soon');
});

test.each([
  [0, '0 s'],
  [999, '1 s'],
  [61_000, '1 min 1 s'],
  [3_600_000, '1 h'],
  [7_199_000, '1 h 59 min'],
  [86_400_000 * 543 + 3_600_000, '543 d 1 h'],
  [3_605_000, '1 h'],
  [-5, '0 s'],
])('%d ms is shown as %s', (milliseconds, words) => expect(duration(milliseconds)).toBe(words));

test('a distance shows its direction', () => {
  expect(relative('2026-11-21T05:22:07Z', NOW)).toBe('in 2 h');
  expect(relative('2026-11-21T03:21:55Z', NOW)).toBe('12 s ago');
  expect(relative('2026-11-21T03:22:07.400Z', NOW)).toBe('now');
  expect(relative('soon', NOW)).toBe('');
});

test('days are whole UTC days, and today ends now', () => {
  expect(startOfDay('2026-11-20')).toBe('2026-11-20T00:00:00Z');
  expect(endOfDay('2026-11-20', NOW)).toBe('2026-11-20T23:59:59Z');
  expect(endOfDay('2026-11-21', NOW)).toBe('2026-11-21T03:22:07Z');
  expect(startOfDay('')).toBeNull();
  expect(endOfDay('', NOW)).toBeNull();
});
