import { expect, test } from 'vitest';
import { dayAfter, filterNames, filterOf, lacksCurrency, type Param, sortOf } from './query';
import { keyOf, partsOf } from './resource';
import { RESOURCES } from './resources';

const of = (name: string) => RESOURCES.find((resource) => resource.name === name)!;
const address =
  (query: string): Param =>
  (name) =>
    new URLSearchParams(query).get(name) ?? '';

test.each([
  ['2026-05-01', '2026-05-02T00:00:00Z'],
  ['2026-12-31', '2027-01-01T00:00:00Z'],
  ['2028-02-28', '2028-02-29T00:00:00Z'],
  ['', null],
  ['soon', null],
])('the last day %j is read to its end', (day, moment) => {
  expect(dayAfter(day)).toBe(moment);
});

test('the filters of the address become those of the API', () => {
  expect(
    filterOf(of('orders'), address('from=2026-05-01&to=2026-05-01&status=FULFILLED&currency=eur&min_amount=5')),
  ).toEqual({
    account_id: '',
    from: '2026-05-01T00:00:00Z',
    to: '2026-05-02T00:00:00Z',
    status: 'FULFILLED',
    currency: 'EUR',
    min_amount: '5',
    max_amount: '',
  });
});

test.each([
  ['orders', '', { by: 'created_at', descending: true }],
  ['orders', 'sort=total', { by: 'total', descending: false }],
  ['orders', 'sort=-total', { by: 'total', descending: true }],
  ['orders', 'sort=-price', { by: 'created_at', descending: true }],
  ['orders', 'sort=-', { by: 'created_at', descending: true }],
  ['offers', 'sort=offer_id', { by: 'offer_id', descending: false }],
])('%s?%s is sorted by a sort that the resource has', (name, query, sort) => {
  expect(sortOf(of(name), address(query))).toEqual(sort);
});

test.each([
  ['orders', 'min_amount=5', true],
  ['orders', 'min_amount=5&currency=EUR', false],
  ['orders', 'sort=-total', true],
  ['orders', 'sort=-created_at', false],
  ['offers', 'sort=price', true],
  ['messages', 'min_amount=5', false],
])('%s?%s lacks a currency: %s', (name, query, lacks) => {
  expect(lacksCurrency(of(name), address(query))).toBe(lacks);
});

test('the key of a record finds its parts again, whatever its id contains', () => {
  const transactions = of('transactions');
  const row = { account_id: 'acc', transaction_type: 'SALE', transaction_id: 'a~b/c+d %2F' };
  expect(partsOf(transactions, keyOf(transactions, row))).toEqual({ account: 'acc', type: 'SALE', id: 'a~b/c+d %2F' });
  expect(partsOf(of('orders'), keyOf(of('orders'), { account_id: 'acc', order_id: '~' }))).toEqual({
    account: 'acc',
    type: null,
    id: '~',
  });
  expect(partsOf(of('orders'), 'nonsense')).toBeNull();
});

test('every resource sorts by a column it has, and no two filters share a name', () => {
  for (const resource of RESOURCES) {
    expect(
      resource.columns.map(({ sort }) => sort),
      resource.name,
    ).toContain(resource.sort);
    const names = filterNames(resource);
    expect(new Set(names).size, resource.name).toBe(names.length);
    const keys = resource.columns.map(({ key }) => key);
    expect(new Set(keys).size, resource.name).toBe(keys.length);
  }
});
