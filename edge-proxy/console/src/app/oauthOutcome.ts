import type { Tone } from '../ui/Badge';

export interface OAuthOutcome {
  readonly tone: Tone;
  readonly sentence: string;
  readonly requestId: string | null;
}

const SENTENCES: Record<string, readonly [Tone, string]> = {
  connected: ['good', 'The seller account is connected.'],
  already_connected: ['good', 'This seller account was already connected with this consent. Nothing was changed.'],
  still_connecting: [
    'warn',
    'This consent is still being processed. Reload in a moment; if the account does not appear, start again with Connect.',
  ],
  declined: ['warn', 'The seller declined on eBay’s page. Nothing was stored.'],
  state_unknown: ['bad', 'This consent was not started here. Start again with Connect.'],
  malformed: ['bad', 'The address that led here is not eBay’s. Start again with Connect.'],
  other_browser: ['bad', 'This consent was started in another browser. Finish it there, or start again with Connect.'],
  state_expired: ['bad', 'The consent took longer than ten minutes. Start again with Connect.'],
  wrong_session: ['bad', 'Another user started this consent. Sign in as that user, or start again with Connect.'],
  state_used: ['bad', 'This consent was already used and did not succeed. Start again with Connect.'],
  other_seller: ['bad', 'A different seller signed in than the one this account belongs to. Nothing was changed.'],
  exchange_refused: ['bad', 'eBay rejected the authorization code. Start again with Connect.'],
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
  database_unavailable: ['bad', 'The database is unavailable. Start again with Connect in a moment.'],
  took_too_long: [
    'bad',
    'Connecting took too long. Reload in a minute; if the account does not appear, start again with Connect.',
  ],
  internal_error: ['bad', 'The connector failed unexpectedly. Search the event log for the request id.'],
};

/** The result in the callback's redirect, or null if the page was not opened by one. */
export function oauthOutcome(search: string): OAuthOutcome | null {
  const query = new URLSearchParams(search);
  const word = query.get('oauth');
  if (word === null) return null;
  const [tone, sentence] = Object.hasOwn(SENTENCES, word)
    ? SENTENCES[word]!
    : (['bad', 'The console does not know this result. Search the event log for the request id.'] as const);
  const id = query.get('request_id');
  return { tone, sentence, requestId: id !== null && /^[A-Za-z0-9._:=-]{1,128}$/.test(id) ? id : null };
}
