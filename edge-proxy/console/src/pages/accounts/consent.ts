export interface Consent {
  /** Where the browser goes, such as `auth.ebay.com`. */
  readonly host: string;
  /** What is asked for, in the order of the request. */
  readonly scopes: readonly string[];
  readonly app: string | null;
  readonly returnsTo: string | null;
  readonly locale: string | null;
  readonly asksPassword: boolean;
  /** The whole address without the value of `state`, which belongs to this browser alone. */
  readonly shown: string;
}

/** What an authorize URL asks of eBay. */
export function consentIn(authorizeUrl: string): Consent {
  const url = new URL(authorizeUrl);
  const query = url.searchParams;
  const shown = new URL(authorizeUrl);
  if (shown.searchParams.has('state')) shown.searchParams.set('state', '…');
  return {
    host: url.host,
    scopes: (query.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== ''),
    app: query.get('client_id'),
    returnsTo: query.get('redirect_uri'),
    locale: query.get('locale'),
    asksPassword: query.get('prompt') === 'login',
    shown: decodeURIComponent(shown.href),
  };
}
