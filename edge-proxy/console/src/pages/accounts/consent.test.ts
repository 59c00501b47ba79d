import { expect, test } from 'vitest';
import { consentIn } from './consent';

test('what is asked of eBay can be read before the browser leaves, without the state', () => {
  const url =
    'https://auth.ebay.com/oauth2/authorize?client_id=App-1&redirect_uri=Ru-Name&response_type=code&prompt=login' +
    '&scope=https%3A%2F%2Fapi.ebay.com%2Foauth%2Fapi_scope%2Fsell.finances%20https%3A%2F%2Fapi.ebay.com%2Fa&state=SECRET';
  const consent = consentIn(url);
  expect(consent).toMatchObject({
    host: 'auth.ebay.com',
    app: 'App-1',
    returnsTo: 'Ru-Name',
    asksPassword: true,
    scopes: ['https://api.ebay.com/oauth/api_scope/sell.finances', 'https://api.ebay.com/a'],
  });
  expect(consent.shown).not.toContain('SECRET');
  expect(consent.shown).toContain('client_id=App-1');
});

test('an address without parameters asks for nothing', () => {
  expect(consentIn('http://localhost:1/consent')).toMatchObject({ scopes: [], app: null, asksPassword: false });
});
