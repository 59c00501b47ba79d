import { hopByHopNames } from './headers';
import { REQUEST_ID } from './requestId';
import type { EdgeSettings } from './settings';
import { trace } from './traceparent';

export const EDGE_SECRET = 'X-Edge-Secret';

/**
 * The host and target that the client asked for, exactly as it wrote them, cut out of the text: URL.search loses an empty `?`,
 * and rebuilding the URL would re-encode `,` `+` `%2F` and `%2B` inside an OAuth code.
 */
export function asked(url: string): { host: string; target: string } {
  const host = url.indexOf('//') + 2;
  const path = url.indexOf('/', host);
  return path < 0 ? { host: url.slice(host), target: '/' } : { host: url.slice(host, path), target: url.slice(path) };
}

/** The request as the origin gets it: the same one, for another address, with three headers of the edge and a trace. */
export function outgoing(
  request: Request,
  { origin, secret }: Pick<EdgeSettings, 'origin' | 'secret'>,
  requestId: string,
): Request {
  const { host, target } = asked(request.url);
  // The request itself is the init: an object of its parts would fold repeated headers, re-encode their bytes,
  // buffer the body, and throw for a GET with a body.
  const out = new Request(origin + target, request);
  const { headers } = out;
  // The runtime has answered it; if the origin answered it too, that would be one answer too many.
  headers.delete('Expect');
  // An offer of HTTP/2 that is ignored; every other upgrade has been refused.
  headers.delete('Upgrade');
  for (const name of hopByHopNames(headers)) headers.delete(name);
  headers.set(REQUEST_ID, requestId);
  trace(headers, requestId);
  // After the deletions, so that `Connection: X-Edge-Secret` cannot remove it; replaces whatever the client sent.
  headers.set(EDGE_SECRET, secret);
  // Host becomes the origin's and cannot be kept. A client's own X-Forwarded-Host is replaced; the other forwarding
  // headers pass as sent, because the functions trust CF-Connecting-IP alone, and Cloudflare sets that.
  headers.set('X-Forwarded-Host', host);
  return out;
}
