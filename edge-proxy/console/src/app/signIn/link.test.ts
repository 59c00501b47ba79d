import { expect, test } from 'vitest';
import { linkIn } from './link';

test('only the page for passwords has a link', () => {
  expect(linkIn('#/password?link=abc-_1')).toBe('abc-_1');
  expect(linkIn('#/password')).toBeNull();
  expect(linkIn('#/orders?link=abc')).toBeNull();
  expect(linkIn('')).toBeNull();
});
