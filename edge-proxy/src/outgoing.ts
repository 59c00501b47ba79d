import { REQUEST_ID } from './requestId';
import type { EdgeSettings } from './settings';

export const EDGE_SECRET = 'X-Edge-Secret';

/**
 * Path and query exactly as the client wrote them, cut from the text: URL.search loses an empty `?`,
 * and any rebuilding would re-encode `,` `+` `%2F` and `%2B` inside an OAuth code.
 */
export function rawTarget(url: string): string {
  const afterScheme = url.indexOf('//') + 2;
  const path = url.indexOf('/', afterScheme);
  return path < 0 ? '/' : url.slice(path);
}

/** The request as the origin gets it: the same one, at another address, with three headers of ours. */
export function outgoing(request: Request, { origin, secret }: Pick<EdgeSettings, 'origin' | 'secret'>, requestId: string): Request {
  // The request itself is the init: an object of its parts would fold repeated headers, re-code their bytes,
  // buffer the body, and throw for a GET that has one.
  const out = new Request(origin + rawTarget(request.url), request);
  for (const name of hopByHop(request.headers)) out.headers.delete(name);
  out.headers.set(REQUEST_ID, requestId);
  // After the deletions, so that `Connection: X-Edge-Secret` cannot take it away; over whatever the client sent.
  out.headers.set(EDGE_SECRET, secret);
  // Host becomes the origin's and cannot be kept. A client's own X-Forwarded-Host is overwritten here; the other
  // forwarding headers pass as sent, because the functions trust CF-Connecting-IP alone, and Cloudflare sets that.
  out.headers.set('X-Forwarded-Host', hostOf(request.url));
  return out;
}

/**
 * `Expect` is answered by the runtime itself; what `Connection` names belongs to the client's connection, not to ours.
 * Save `Upgrade`: the runtime opens a WebSocket by it, and drops it by itself where there is none.
 */
function hopByHop(headers: Headers): string[] {
  const named = (headers.get('Connection') ?? '').split(',').map((name) => name.trim());
  return ['Expect', ...named.filter((name) => /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && !/^upgrade$/i.test(name))];
}

function hostOf(url: string): string {
  return new URL(url).host;
}
