import { expect, test } from 'vitest';
import { bytes, count, decimal } from './numbers';

test.each([
  ['0', '0'],
  ['12.30', '12.30'],
  ['1234.50', '1,234.50'],
  ['-1234567.001', '−1,234,567.001'],
  ['999', '999'],
  ['1000', '1,000'],
  // More digits than a float has.
  ['12345678901234567890.12', '12,345,678,901,234,567,890.12'],
  ['not a number', 'not a number'],
])('the decimal %s is shown as %s', (value, shown) => expect(decimal(value)).toBe(shown));

test('counts have separators, sizes a unit', () => {
  expect(count(1234567)).toBe('1,234,567');
  expect([0, 999, 1234, 150_000, 2_500_000].map(bytes)).toEqual(['0 B', '999 B', '1.2 kB', '150 kB', '2.5 MB']);
});
