import type { Account } from '../../console/src/api.types';

const SECOND = 1000;
export const ago = (seconds: number) => new Date(Date.now() - seconds * SECOND).toISOString();

export const TOKEN = () => ({
  id: 'tok-1',
  account_id: 'acc-1',
  account: 'seller-a',
  environment: 'production',
  created_at: ago(90),
  updated_at: ago(30),
  expires_at: ago(-7150),
  scopes: ['https://api.ebay.com/oauth/api_scope', 'https://api.ebay.com/oauth/api_scope/sell.fulfillment'],
  has_refresh_token: true,
  refresh_expires_at: ago(-47_000_000),
  refresh_ttl_days: 543,
  status: 'CONNECTED',
  last_refreshed_at: null,
  last_refresh_error: null,
});

export function refreshed(dry_run: boolean): unknown {
  return {
    dry_run,
    action: dry_run ? 'would_refresh' : 'refreshed',
    before: { expires_at: ago(-7150), version: 1 },
    after: { expires_at: ago(-7200), version: 2 },
  };
}

const SCOPE = 'https://api.ebay.com/oauth/api_scope/';

export const CONSENT_REQUEST = new URLSearchParams({
  client_id: 'Example-App',
  redirect_uri: 'Example-RuName',
  response_type: 'code',
  scope: ['sell.fulfillment.readonly', 'commerce.message', 'commerce.identity.readonly']
    .map((s) => SCOPE + s)
    .join(' '),
  state: 'of-this-browser-alone',
});

/** What eBay's consent page shows, as far as a browser test needs it. */
export const CONSENT = `<!doctype html><title>Consent</title><h1>Consent</h1><form method="post">
<label><input type="radio" name="seller" value="seller-a"> seller-a</label> <button>Agree and Continue</button></form>`;

export function accountOf(id: string, account: string, disconnected: boolean): Account {
  return {
    id,
    account,
    ebay_user_id: `user of ${account}`,
    environment: 'production',
    marketplace_id: 'EBAY_US',
    status: disconnected ? 'DISCONNECTED' : 'CONNECTED',
    mine: true,
    connected_at: ago(60),
    disconnected_at: disconnected ? ago(1) : null,
    scopes: [],
    missing_scopes: disconnected ? [] : ['https://api.ebay.com/oauth/api_scope/commerce.message'],
    incomplete_resources: [],
    access_expires_at: null,
    refresh_expires_at: null,
  };
}
