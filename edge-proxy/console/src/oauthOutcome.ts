import type { Tone } from './parts';

export interface OAuthOutcome {
  readonly tone: Tone;
  readonly sentence: string;
  readonly requestId: string | null;
}

const SENTENCES: Record<string, readonly [Tone, string]> = {
  connected: ['good', 'The seller account is connected.'],
  already_connected: ['good', 'This seller account was already connected by the same consent. Nothing had to be done.'],
  still_connecting: [
    'warn',
    'The same consent is still being processed. Reload in a moment; if no account shows, start again with Connect.',
  ],
  declined: ['warn', 'The seller did not agree on eBay’s page. Nothing was stored.'],
  state_unknown: ['bad', 'This consent was not started here. Start it again with Connect.'],
  state_expired: ['bad', 'The consent took longer than ten minutes. Start it again with Connect.'],
  wrong_session: [
    'bad',
    'Another user started this consent. Sign in as that user, or start your own consent with Connect.',
  ],
  state_used: ['bad', 'This consent was used before and failed. Start it again with Connect.'],
  other_seller: ['bad', 'A different seller signed in than the one this account belongs to. Nothing was changed.'],
  exchange_refused: ['bad', 'eBay did not accept the consent’s code. Start it again with Connect.'],
  wrong_app_credentials: [
    'bad',
    'eBay does not accept this installation’s app credentials. The event oauth.failed names the settings to check.',
  ],
  identity_scope_missing: [
    'bad',
    'The consent lacks the scope commerce.identity.readonly. Add it to EBAY_SCOPES, then start again with Connect.',
  ],
  identity_refused: ['bad', 'eBay refused to identify the seller. The log has eBay’s message under the request id.'],
  ebay_unavailable: ['bad', 'eBay did not answer. Nothing was stored; try again in a few minutes.'],
  database_unavailable: ['bad', 'The database could not be reached. Start again with Connect in a moment.'],
  took_too_long: [
    'bad',
    'The connection took too long. Reload in a minute; if no account shows, start again with Connect.',
  ],
  internal_error: ['bad', 'The connection failed inside the connector. The log has details under the request id.'],
};

/** What the callback's redirect says, or null if the page was opened in any other way. */
export function oauthOutcome(search: string): OAuthOutcome | null {
  const query = new URLSearchParams(search);
  const word = query.get('oauth');
  if (word === null) return null;
  const [tone, sentence] = Object.hasOwn(SENTENCES, word)
    ? SENTENCES[word]!
    : (['bad', 'The connection ended in a way this console does not know.'] as const);
  const id = query.get('request_id');
  return { tone, sentence, requestId: id !== null && /^[A-Za-z0-9._-]{1,128}$/.test(id) ? id : null };
}
