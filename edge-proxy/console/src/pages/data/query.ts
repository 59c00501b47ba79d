import type { Query } from '../../api/client';
import type { Sort } from '../../ui';
import { startOfDay } from '../../ui/instants';
import type { Resource, Row } from './resource';

const DAY_MS = 86_400_000;
const AMOUNTS = ['min_amount', 'max_amount'] as const;

/** Reads one parameter of the address, `''` if it is not there. */
export type Param = (name: string) => string;

/** The parameters of the address that filter a resource. */
export function filterNames({ search, choices, amount }: Resource<Row>): string[] {
  return [
    ...(search.length > 0 ? ['q', 'in'] : []),
    'account_id',
    'from',
    'to',
    ...choices.map(({ name }) => name),
    ...(amount ? ['currency', ...AMOUNTS] : []),
  ];
}

/** What the API is asked for, without the search. `from` and `to` of the address are UTC days, both included. */
export function filterOf({ choices, amount }: Resource<Row>, param: Param): Query {
  return {
    account_id: param('account_id'),
    from: startOfDay(param('from')),
    to: dayAfter(param('to')),
    ...Object.fromEntries(choices.map(({ name }) => [name, param(name)])),
    ...(amount && {
      currency: param('currency').toUpperCase(),
      ...Object.fromEntries(AMOUNTS.map((name) => [name, param(name)])),
    }),
  };
}

/** The API leaves `to` out, so it is the moment after the last day. */
export function dayAfter(day: string): string | null {
  const start = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(start) ? null : new Date(start + DAY_MS).toISOString().replace('.000Z', 'Z');
}

/** The sort of the address; that of the API if there is none, or one that this resource does not have. */
export function sortOf({ sort, columns }: Resource<Row>, param: Param): Sort {
  const [, minus, by] = /^(-?)(.*)$/.exec(param('sort'))!;
  const known = columns.some((column) => column.sort === by);
  return known && by ? { by, descending: minus === '-' } : { by: sort, descending: true };
}

export function sortParam({ by, descending }: Sort): string {
  return `${descending ? '-' : ''}${by}`;
}

/** Amounts of several currencies cannot be compared: the API wants a currency with them. */
export function lacksCurrency(resource: Resource<Row>, param: Param): boolean {
  if (!resource.amount || param('currency') !== '') return false;
  return AMOUNTS.some((name) => param(name) !== '') || sortsByAmount(resource, sortOf(resource, param));
}

export function sortsByAmount({ amount, columns }: Resource<Row>, { by }: Sort): boolean {
  return amount !== undefined && columns.some(({ key, sort }) => key === amount && sort === by);
}
