import { expect, test } from 'vitest';
import type { OrderDay, QuotaUse } from '../../api.types';
import { DAYS, daysOf } from './days';
import { forecast, isShort } from './forecast';

const NOON = Date.parse('2026-05-10T12:00:00Z');
const quota = (used: number, more: Partial<QuotaUse> = {}) =>
  ({ used, share: 1000, resets_at: '2026-05-11T00:00:00Z', blocked_until: null, ...more }) as QuotaUse;

test.each([
  ['half of the day gone', '2026-05-11T00:00:00Z', 200],
  ['a quarter of the day gone', '2026-05-11T06:00:00Z', 400],
  ['too early to tell', '2026-05-11T11:30:00Z', 100],
  ['the day is over and was not counted anew', '2026-05-10T11:00:00Z', 100],
  ['a day that begins later', '2026-05-13T00:00:00Z', 100],
  ['no date', '', 100],
])('the forecast goes on as the day began: %s', (_, resets_at, expected) => {
  expect(forecast(quota(100, { resets_at }), NOON)).toBe(expected);
});

test.each([
  [499, null, false],
  [500, null, true],
  [1000, null, true],
  [1, '2026-05-10T12:30:00Z', true],
  [1, '2026-05-10T11:30:00Z', false],
])('%i calls at noon, blocked until %s: short is %s', (used, blocked_until, short) => {
  expect(isShort(quota(used, { blocked_until }), NOON)).toBe(short);
});

const day = (date: string, currency: string | null, orders: number, value: string | null): OrderDay => ({
  day: date,
  currency,
  orders,
  total: value === null ? null : { value, currency },
});

test('every one of the last 30 UTC days is there; currencies are never added up', () => {
  const days = daysOf(
    [
      day('2026-05-10', 'EUR', 2, '10.10'),
      day('2026-05-10', 'USD', 3, '0.30'),
      day('2026-04-11', 'USD', 1, '5.00'),
      day('2026-04-10', 'USD', 9, '99.00'),
      day('2026-05-09', null, 4, null),
    ],
    NOON,
  );
  expect(days.at).toHaveLength(DAYS);
  expect([days.at[0], days.at[29]]).toEqual(['2026-04-11', '2026-05-10']);
  expect([days.orders.values[0], days.orders.values[28], days.orders.values[29]]).toEqual([1, 4, 5]);
  expect(days.money.map(({ label, values }) => [label, values[0], values[29]])).toEqual([
    ['USD', 5, 0.3],
    ['EUR', 0, 10.1],
  ]);
});

test('more currencies than the chart has colours are named', () => {
  const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'SEK'];
  const days = daysOf(
    currencies.map((currency, n) => day('2026-05-10', currency, 10 - n, '1.00')),
    NOON,
  );
  expect(days.money.map(({ label }) => label)).toEqual(['EUR', 'USD', 'GBP', 'CHF']);
  expect(days.left).toEqual(['PLN', 'SEK']);
});
