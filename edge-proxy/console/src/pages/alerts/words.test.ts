import { expect, test } from 'vitest';
import type { AlertDelivery } from '../../api.types';
import { lastAnswer, typeName, typesWords, waitsFor } from './words';

const delivery = (id: string, changes: Partial<AlertDelivery> = {}) =>
  ({
    id,
    receiver_id: 'chat',
    account_id: 'acc-1',
    state: 'WAITING',
    created_at: `2026-05-01T0${id}:00:00Z`,
    last_status: null,
    last_failure: null,
    ...changes,
  }) as AlertDelivery;

test('no choice and every choice are all types', () => {
  expect(typesWords([])).toBe('all types');
  expect(typesWords(['run.failed', 'quota.low'])).toBe('A sync failed; A quota of eBay is nearly used up');
});

test('a word of a later release is shown as it is', () => {
  expect(typeName('toString')).toBe('toString');
  expect(lastAnswer(delivery('1', { last_failure: 'moon' }))).toBe('moon');
});

test('the last answer has the status, why it failed, or neither', () => {
  expect(lastAnswer(delivery('1'))).toBe('–');
  expect(lastAnswer(delivery('1', { last_status: 503, last_failure: 'refused' }))).toBe('503: the receiver refused it');
  expect(lastAnswer(delivery('1', { last_failure: 'timeout' }))).toBe('no answer came within 8 seconds');
});

test('an alert waits for the earliest of its account and receiver, and for no other', () => {
  const first = delivery('1');
  const second = delivery('2');
  const third = delivery('3');
  const all = [
    third,
    second,
    first,
    delivery('0', { state: 'DELIVERED' }),
    delivery('0', { account_id: 'acc-2' }),
    delivery('0', { receiver_id: 'pager' }),
  ];
  expect(waitsFor(third, all)).toBe(first);
  expect(waitsFor(first, all)).toBeNull();
  expect(waitsFor({ ...third, state: 'FAILED' }, all)).toBeNull();
  expect(waitsFor({ ...third, account_id: null }, all)).toBeNull();
});
