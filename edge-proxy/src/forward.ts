import { startDeadlines } from './deadlines';
import { incoming } from './incoming';
import { asked, outgoing } from './outgoing';
import { type EdgeFault, edgeProblem } from './problem';
import { refusalOf } from './refusal';
import { requestIdOf } from './requestId';
import { type EdgeEnv, type EdgeSettings, settingsOf } from './settings';
import { Upload } from './upload';

export type Send = (request: Request, init: RequestInit<RequestInitCfProperties>) => Promise<Response>;

// Not `cache: 'no-store'`: that adds two headers to the origin's request.
const NEVER_STORED: RequestInitCfProperties = { cacheTtlByStatus: { '100-599': -1 } };

/** Passes one request to the functions and returns their answer. Always answers; never retries, caches, follows or throws. */
export async function forward(
  request: Request,
  env: EdgeEnv,
  send: Send = (out, init) => fetch(out, init),
): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    const settings = settingsOf(env);
    if (typeof settings === 'string') return edgeProblem('misconfigured', requestId, settings);
    const refusal = refusalOf(request, settings);
    if (refusal !== null) return edgeProblem(refusal, requestId, detailOf(refusal, settings));
    return await exchange(request, settings, requestId, send);
  } catch {
    // An uncaught error would become a closed connection or Cloudflare's own page, both without the request id.
    return edgeProblem('edge-failure', requestId);
  }
}

async function exchange(request: Request, settings: EdgeSettings, requestId: string, send: Send): Promise<Response> {
  const controller = new AbortController();
  const cut = (fault: EdgeFault) => controller.abort(fault);
  const out = outgoing(request, settings, requestId);
  const upload = Upload.of(out, settings.bodyLimitBytes, cut);
  const stopDeadlines = startDeadlines(settings, upload, cut);
  try {
    const answer = await send(upload === null ? out : new Request(out, { body: upload.body }), {
      // OAuth's callback answers with a redirect that belongs to the browser.
      redirect: 'manual',
      signal: controller.signal,
      ...(mayBeStored(out.url) ? { cf: NEVER_STORED } : {}),
    });
    return incoming(answer, requestId);
  } catch {
    const fault: EdgeFault = controller.signal.aborted ? controller.signal.reason : 'origin-unreachable';
    return edgeProblem(fault, requestId, detailOf(fault, settings));
  } finally {
    stopDeadlines();
  }
}

function detailOf(fault: EdgeFault, { bodyLimitBytes }: EdgeSettings): string | undefined {
  return fault === 'body-too-large' ? `The request body may have at most ${bodyLimitBytes} bytes.` : undefined;
}

/** Cloudflare stores answers whose path ends like a file. Only those are marked: the mark adds a tenth to the cost of a request. */
function mayBeStored(url: string): boolean {
  return asked(url).target.includes('.');
}
