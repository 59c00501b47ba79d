import type { EdgeFault } from './problem';
import type { EdgeSettings } from './settings';

// Java's HttpClient and curl offer HTTP/2 this way with every first request over plain HTTP. A server may ignore the offer.
const IGNORED_UPGRADE = /^\s*h2c\s*$/i;

/** Why a request is refused before the functions are asked, or null. */
export function refusalOf({ method, headers }: Request, { bodyLimitBytes }: EdgeSettings): EdgeFault | null {
  // TRACE sends the request back, and with it the edge's secret.
  if (method === 'TRACE') return 'method-not-allowed';
  const upgrade = headers.get('Upgrade');
  // The runtime would open a WebSocket: it turns any method into GET and drops the body.
  if (upgrade !== null && !IGNORED_UPGRADE.test(upgrade)) return 'upgrade-refused';
  if (Number(headers.get('Content-Length') ?? 0) > bodyLimitBytes) return 'body-too-large';
  return null;
}
