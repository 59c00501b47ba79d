import { expect, test } from 'vitest';
import { oauthOutcome } from './oauthOutcome';

test('a page that was not opened by the callback has no result', () => {
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
  ['malformed', 'bad'],
  ['other_browser', 'bad'],
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
  'the unknown result %s is reported as unknown and not shown',
  (word) => {
    expect(oauthOutcome(`?oauth=${encodeURIComponent(word)}`)).toEqual({
      tone: 'bad',
      sentence: 'The console does not know this result. Search the event log for the request id.',
      requestId: null,
    });
  },
);

test('a request id that is not acceptable is not shown', () => {
  expect(oauthOutcome('?oauth=connected&request_id=call+this+number')?.requestId).toBeNull();
});
