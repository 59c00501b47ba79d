import type { OrderDay } from '../../api.types';
import type { Series } from '../../ui';

const DAY_MS = 86_400_000;
export const DAYS = 30;
/** As many as the chart has colours. */
const CURRENCIES = 4;

export interface Days {
  readonly at: readonly string[];
  readonly orders: Series;
  /** One for each currency: amounts of different currencies are never added. */
  readonly money: readonly Series[];
  readonly left: readonly string[];
}

/** The figures of each of the last 30 UTC days, with 0 where the API, which leaves empty days out, has none. */
export function daysOf(items: readonly OrderDay[], now: number): Days {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const at = Array.from({ length: DAYS }, (_, n) =>
    new Date(today - (DAYS - 1 - n) * DAY_MS).toISOString().slice(0, 10),
  );
  const sum = (of: readonly OrderDay[], figure: (item: OrderDay) => number) =>
    at.map((day) => of.filter((item) => item.day === day).reduce((total, item) => total + figure(item), 0));
  const orders = { label: 'Orders', values: sum(items, (item) => item.orders) };
  const currencies = [...new Set(items.flatMap(({ currency }) => (currency === null ? [] : [currency])))]
    .map((currency) => {
      const own = items.filter((item) => item.currency === currency);
      return { currency, own, orders: own.reduce((total, item) => total + item.orders, 0) };
    })
    .sort((a, b) => b.orders - a.orders);
  return {
    at,
    orders,
    money: currencies.slice(0, CURRENCIES).map(({ currency, own }) => ({
      label: currency,
      values: sum(own, ({ total }) => Number(total?.value ?? 0)).map((value) => Math.round(value * 100) / 100),
    })),
    left: currencies.slice(CURRENCIES).map(({ currency }) => currency),
  };
}
