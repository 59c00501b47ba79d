import { incoming } from './incoming';
import { asked, outgoing } from './outgoing';
import { edgeProblem } from './problem';
import { requestIdOf } from './requestId';
import { type EdgeEnv, type EdgeSettings, settingsOf } from './settings';

export type Send = (request: Request, init: RequestInit<RequestInitCfProperties>) => Promise<Response>;

// Not `cache: 'no-store'`: that adds two headers to the origin's request.
const NEVER_STORED: RequestInitCfProperties = { cacheTtlByStatus: { '100-599': -1 } };

/** Passes one request to the functions and their answer back. Always answers; never retries, caches, follows or throws. */
export async function forward(request: Request, env: EdgeEnv, send: Send = (out, init) => fetch(out, init)): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    const settings = settingsOf(env);
    if (typeof settings === 'string') return edgeProblem('misconfigured', requestId, settings);
    if (announcedLength(request) > settings.bodyLimitBytes) {
      return edgeProblem('body-too-large', requestId, `The request body may have at most ${settings.bodyLimitBytes} bytes.`);
    }
    return await exchange(outgoing(request, settings, requestId), settings, requestId, send);
  } catch {
    // An uncaught throw would be a closed connection or a branded page: no request id, nothing to search for.
    return edgeProblem('edge-failure', requestId);
  }
}

async function exchange(out: Request, settings: EdgeSettings, requestId: string, send: Send): Promise<Response> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), settings.headTimeoutMs);
  try {
    return incoming(await send(out, {
      // OAuth's callback answers with a redirect that belongs to the browser.
      redirect: 'manual',
      signal: deadline.signal,
      ...(mayBeStored(out.url) ? { cf: NEVER_STORED } : {}),
    }), requestId);
  } catch {
    return edgeProblem(deadline.signal.aborted ? 'origin-timeout' : 'origin-unreachable', requestId);
  } finally {
    // The bound is for the head alone: a body may stream for as long as it likes.
    clearTimeout(timer);
  }
}

/** Chunked uploads announce nothing; API Gateway bounds those. */
function announcedLength(request: Request): number {
  return Number(request.headers.get('Content-Length') ?? 0);
}

/** By itself Cloudflare stores what has a file's extension. All others are not told: telling costs a tenth of the whole way. */
function mayBeStored(url: string): boolean {
  return asked(url).target.includes('.');
}
