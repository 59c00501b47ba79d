import { expect, test } from 'vitest';
import { receipt } from './receipt';
import { allows } from './scopes';

test('a disconnect reports what was erased and what was kept', () => {
  expect(
    receipt('seller-a', {
      erased: ['access_token', 'refresh_token'],
      kept: ['orders', 'event_log'],
      revoked_at_ebay: true,
      revoke_error: null,
    }),
  ).toBe('seller-a is disconnected. Erased: access token, refresh token. Kept: orders, event log.');
});

test('a disconnect reports that eBay did not revoke the consent', () => {
  expect(
    receipt('seller-a', {
      erased: ['access_token'],
      kept: ['orders'],
      revoked_at_ebay: false,
      revoke_error: 'timeout',
    }),
  ).toContain('(timeout)');
});

test('a scope is shown in words, and an unknown one by its name', () => {
  expect(allows('https://api.ebay.com/oauth/api_scope/sell.fulfillment.readonly')).toBe('reading orders');
  expect(allows('https://api.ebay.com/oauth/api_scope/sell.new')).toBe('sell.new');
  expect(allows('constructor')).toBe('constructor');
});
