import { expect, test } from 'vitest';
import type { Event } from '../../api.types';
import { KEPT, NO_LOG, withNewest, withOlder } from './tail';

const event = (id: number, at = id) => ({ id: String(id), at: new Date(at * 1000).toISOString() }) as unknown as Event;
const events = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => event(from - n));
const ids = (rows: readonly Event[]) => rows.map(({ id }) => Number(id));

test('new events go on top, known ones are not doubled', () => {
  const log = withNewest(NO_LOG, events(3, 1), null, false);
  expect(ids(withNewest(log, events(5, 2), '1', true).rows)).toEqual([5, 4, 3, 2, 1]);
});

test('nothing new leaves the log as it is, so that nothing is drawn again', () => {
  const log = withNewest(NO_LOG, events(3, 1), null, false);
  expect(withNewest(log, events(3, 1), null, true)).toBe(log);
});

test('an event that was written late takes its place by time', () => {
  const log = withNewest(NO_LOG, [event(9, 30), event(8, 10)], null, false);
  expect(ids(withNewest(log, [event(9, 30), event(10, 20), event(8, 10)], null, true).rows)).toEqual([9, 10, 8]);
});

test('a page that does not reach what is held replaces it: there is never a hole', () => {
  const log = withOlder(withNewest(NO_LOG, events(20, 11), '11', false), events(10, 1), null);
  const after = withNewest(log, events(90, 81), '81', false);
  expect(ids(after.rows)).toEqual(ids(events(90, 81)));
  expect(after.next).toBe('81');
});

test('the oldest are dropped above the limit, and older ones are then not offered as if they followed', () => {
  const full = withNewest(NO_LOG, events(KEPT, 1), '0', false);
  expect(full.cut).toBe(false);
  const after = withNewest(full, events(KEPT + 2, KEPT - 5), '0', true);
  expect(after.rows.length).toBe(KEPT);
  expect(ids(after.rows).slice(0, 3)).toEqual([KEPT + 2, KEPT + 1, KEPT]);
  expect(after).toMatchObject({ next: null, cut: true });
});
