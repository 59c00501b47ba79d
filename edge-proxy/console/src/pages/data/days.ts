import type { Money } from '../../api.types';
import type { Option } from '../../ui';

export interface Day {
  readonly day: string;
  readonly currency: string | null;
  readonly [figure: string]: unknown;
}

/** One figure of one currency over all days; days without records are 0, because the API leaves them out. */
export interface Figure {
  /** `total:EUR`; `orders` for a count, which is summed up over the currencies. */
  readonly name: string;
  readonly label: string;
  readonly currency: string | null;
  readonly values: readonly number[];
}

const DAY_MS = 86_400_000;

/** All days from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

export function figuresOf(names: readonly Option[], items: readonly Day[], days: readonly string[]): Figure[] {
  const currencies = [...new Set(items.map(({ currency }) => currency))].filter((one) => one !== null).sort();
  const at = new Map(days.map((day, n) => [day, n]));
  const sum = (currency: string | null, amountOf: (item: Day) => number): number[] => {
    const values = days.map(() => 0);
    for (const item of items) {
      const n = at.get(item.day);
      if (n !== undefined && (currency === null || item.currency === currency)) values[n] = values[n]! + amountOf(item);
    }
    return values;
  };
  return names.flatMap(([name, label]): Figure[] => {
    const isMoney = items.some((item) => typeof item[name] === 'object' && item[name] !== null);
    if (isMoney)
      return currencies.map((currency) => ({
        name: `${name}:${currency}`,
        label: `${label}, ${currency}`,
        currency,
        values: sum(currency, (item) => Number((item[name] as Money | null)?.value ?? 0)),
      }));
    const isCount = items.some((item) => typeof item[name] === 'number');
    return isCount ? [{ name, label, currency: null, values: sum(null, (item) => Number(item[name] ?? 0)) }] : [];
  });
}
