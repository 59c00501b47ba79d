import { expect, test } from 'vitest';
import { dayAfter, filterNames, filterOf, lacksCurrency, type Param, sortOf } from './query';
import { keyOf, partsOf, type Resource, type Row } from './resource';

const cell = () => null;
const described = (changes: Partial<Resource<Row>>): Resource<Row> => ({
  name: 'orders',
  title: 'Orders',
  one: 'order',
  id: 'order_id',
  search: [['id', 'Order id']],
  period: 'Created',
  choices: [{ name: 'status', label: 'Fulfilment' }],
  columns: [
    { key: 'created_at', title: 'Created', cell, sort: 'created_at' },
    { key: 'total', title: 'Total', cell, sort: 'total' },
  ],
  sort: 'created_at',
  amount: 'total',
  days: [],
  moments: [],
  related: () => [],
  sync: 'orders',
  ...changes,
});
const orders = described({});
const messages = described({ amount: undefined as never });
const transactions = described({ id: 'transaction_id', type: 'transaction_type' });
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
  expect(filterOf(orders, address('from=2026-05-01&to=2026-05-01&status=FULFILLED&currency=eur&min_amount=5'))).toEqual(
    {
      account_id: '',
      from: '2026-05-01T00:00:00Z',
      to: '2026-05-02T00:00:00Z',
      status: 'FULFILLED',
      currency: 'EUR',
      min_amount: '5',
      max_amount: '',
    },
  );
});

test.each([
  ['', { by: 'created_at', descending: true }],
  ['sort=total', { by: 'total', descending: false }],
  ['sort=-total', { by: 'total', descending: true }],
  ['sort=-price', { by: 'created_at', descending: true }],
  ['sort=-', { by: 'created_at', descending: true }],
])('?%s is sorted by a sort that the resource has', (query, sort) => {
  expect(sortOf(orders, address(query))).toEqual(sort);
});

test.each([
  ['min_amount=5', true],
  ['min_amount=5&currency=EUR', false],
  ['sort=-total', true],
  ['sort=-created_at', false],
])('?%s lacks a currency: %s', (query, lacks) => {
  expect(lacksCurrency(orders, address(query))).toBe(lacks);
  expect(lacksCurrency(messages, address(query))).toBe(false);
});

test('the key of a record finds its parts again, whatever its id contains', () => {
  const row = { account_id: 'acc', transaction_type: 'SALE', transaction_id: 'a~b/c+d %2F' };
  expect(partsOf(transactions, keyOf(transactions, row))).toEqual({ account: 'acc', type: 'SALE', id: 'a~b/c+d %2F' });
  expect(partsOf(orders, keyOf(orders, { account_id: 'acc', order_id: '~' }))).toEqual({
    account: 'acc',
    type: null,
    id: '~',
  });
  expect(partsOf(orders, 'nonsense')).toBeNull();
});

test('filters of amounts are offered where there is an amount', () => {
  expect(filterNames(orders)).toEqual([
    'q',
    'in',
    'account_id',
    'from',
    'to',
    'status',
    'currency',
    'min_amount',
    'max_amount',
  ]);
  expect(filterNames(messages)).not.toContain('currency');
});
