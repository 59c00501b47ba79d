import { expect, test } from 'vitest';
import { isMoney, isTable, nameOf } from './kinds';

test.each([
  ['buyer_username', 'Buyer username'],
  ['line_item_id', 'Line item id'],
  ['tax_by_ebay', 'Tax by eBay'],
  ['sku', 'SKU'],
  ['image_urls', 'Image URLs'],
])('the member %s is called %s', (member, name) => {
  expect(nameOf(member)).toBe(name);
});

test.each([
  [{ value: '1.20', currency: 'EUR' }, true],
  [{ value: '1.20', currency: null }, true],
  [{ value: 1.2, currency: 'EUR' }, false],
  [{ value: '1.20', currency: 'EUR', of: 'a fee' }, false],
  [null, false],
  ['1.20 EUR', false],
])('%j is an amount: %s', (value, money) => {
  expect(isMoney(value)).toBe(money);
});

test.each([
  [[{ a: 1 }], true],
  [[], false],
  [[1, 2], false],
  [[{ a: 1 }, null], false],
  [{ a: 1 }, false],
])('%j is a table: %s', (value, table) => {
  expect(isTable(value)).toBe(table);
});
