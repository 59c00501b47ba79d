import { REQUEST_ID } from './requestId';
import type { EdgeSettings } from './settings';

export const EDGE_SECRET = 'X-Edge-Secret';

/**
 * Whom and what the client asked, exactly as it wrote it, cut from the text: URL.search loses an empty `?`,
 * and any rebuilding would re-encode `,` `+` `%2F` and `%2B` inside an OAuth code.
 */
export function asked(url: string): { host: string; target: string } {
  const host = url.indexOf('//') + 2;
  const path = url.indexOf('/', host);
  return path < 0 ? { host: url.slice(host), target: '/' } : { host: url.slice(host, path), target: url.slice(path) };
}

/** The request as the origin gets it: the same one, at another address, with three headers of ours. */
export function outgoing(request: Request, { origin, secret }: Pick<EdgeSettings, 'origin' | 'secret'>, requestId: string): Request {
  const { host, target } = asked(request.url);
  // The request itself is the init: an object of its parts would fold repeated headers, re-code their bytes,
  // buffer the body, and throw for a GET that has one.
  const out = new Request(origin + target, request);
  const { headers } = out;
  // The runtime answers it by itself; an origin that answered it too would be one answer too many.
  headers.delete('Expect');
  for (const name of ofConnection(headers.get('Connection'))) headers.delete(name);
  headers.set(REQUEST_ID, requestId);
  // After the deletions, so that `Connection: X-Edge-Secret` cannot take it away; over whatever the client sent.
  headers.set(EDGE_SECRET, secret);
  // Host becomes the origin's and cannot be kept. A client's own X-Forwarded-Host is overwritten here; the other
  // forwarding headers pass as sent, because the functions trust CF-Connecting-IP alone, and Cloudflare sets that.
  headers.set('X-Forwarded-Host', host);
  return out;
}

/**
 * What `Connection` names belongs to the client's connection and not to ours. Save `Upgrade`: the runtime opens a WebSocket
 * by it, and drops it by itself where there is none.
 */
function ofConnection(named: string | null): string[] {
  return named === null ? [] : named.split(',').map((name) => name.trim()).filter((name) => /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && !/^upgrade$/i.test(name));
}
