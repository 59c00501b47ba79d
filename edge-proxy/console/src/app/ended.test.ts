import { expect, test } from 'vitest';
import { endedByTime, whyEnded } from './ended';

const ended = (reason: string | null) => ({ code: 'session-ended', reason });

test('each reason has words of its own, also one of a later release', () => {
  const words = ['unused', 'too_old', 'disabled', 'ended_by_admin', 'password_changed'].map((why) =>
    whyEnded(ended(why)),
  );
  expect(new Set(words).size).toBe(5);
  expect(whyEnded(ended('of a later release'))).toBe('Your session has ended.');
  expect(whyEnded(ended('toString'))).toBe('Your session has ended.');
  expect(whyEnded(ended(null))).toBe('Your session has ended.');
});

test('a request that had no session was not ended', () => {
  expect(whyEnded({ code: null, reason: null })).toBeNull();
  expect(whyEnded({ code: 'start-again', reason: 'unused' })).toBeNull();
});

test('only an end by time leaves on the screen what is there', () => {
  expect(['unused', 'too_old'].map((why) => endedByTime(ended(why)))).toEqual([true, true]);
  expect(['disabled', 'signed_out', 'toString', null].some((why) => endedByTime(ended(why)))).toBe(false);
  expect(endedByTime({ code: null, reason: 'unused' })).toBe(false);
});
