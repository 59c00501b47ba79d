import { expect, test } from 'vitest';
import { daysBetween, figuresOf } from './days';

test('all days between two, over the end of a month', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([]);
});

test('counts are summed up over the currencies, amounts are not, and days that are left out are 0', () => {
  const items = [
    { day: '2026-05-03', currency: 'USD', orders: 2, total: { value: '7.00', currency: 'USD' } },
    { day: '2026-05-01', currency: 'EUR', orders: 3, total: { value: '12.30', currency: 'EUR' } },
    { day: '2026-05-03', currency: 'EUR', orders: 1, total: null },
  ];
  const names = [
    ['orders', 'Orders'],
    ['total', 'Total'],
  ] as const;
  expect(figuresOf(names, items, daysBetween('2026-05-01', '2026-05-03'))).toEqual([
    { name: 'orders', label: 'Orders', currency: null, values: [3, 0, 3] },
    { name: 'total:EUR', label: 'Total, EUR', currency: 'EUR', values: [12.3, 0, 0] },
    { name: 'total:USD', label: 'Total, USD', currency: 'USD', values: [0, 0, 7] },
  ]);
});
