import { expect, test } from 'vitest';
import { oauthOutcome } from './oauthOutcome';

test('a page opened in any other way has no outcome', () => {
  expect(oauthOutcome('')).toBeNull();
  expect(oauthOutcome('?request_id=x')).toBeNull();
});

test.each([
  ['connected', 'good'],
  ['already_connected', 'good'],
  ['still_connecting', 'warn'],
  ['declined', 'warn'],
  ['state_unknown', 'bad'],
  ['state_expired', 'bad'],
  ['wrong_session', 'bad'],
  ['state_used', 'bad'],
  ['other_seller', 'bad'],
  ['exchange_refused', 'bad'],
  ['wrong_app_credentials', 'bad'],
  ['identity_scope_missing', 'bad'],
  ['identity_refused', 'bad'],
  ['ebay_unavailable', 'bad'],
  ['database_unavailable', 'bad'],
  ['took_too_long', 'bad'],
  ['internal_error', 'bad'],
])('%s has its own sentence', (word, tone) => {
  const outcome = oauthOutcome(`?oauth=${word}&request_id=r-1`);
  expect(outcome).toMatchObject({ tone, requestId: 'r-1' });
  expect(outcome?.sentence).not.toContain('does not know');
});

test.each(['new_word', 'constructor', '__proto__', '<b>'])(
  'the unknown word %s is said to be unknown and never shown',
  (word) => {
    expect(oauthOutcome(`?oauth=${encodeURIComponent(word)}`)).toEqual({
      tone: 'bad',
      sentence: 'The connection ended in a way this console does not know.',
      requestId: null,
    });
  },
);

test('a request id that is not one is not shown', () => {
  expect(oauthOutcome('?oauth=connected&request_id=call+this+number')?.requestId).toBeNull();
});
