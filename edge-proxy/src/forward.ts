import { startDeadlines } from './deadlines';
import { incoming } from './incoming';
import { asked, outgoing } from './outgoing';
import { type EdgeFault, edgeProblem } from './problem';
import { refusalOf } from './refusal';
import { requestIdOf } from './requestId';
import { type EdgeEnv, type EdgeSettings, settingsOf } from './settings';
import { isUpload, Upload, type UploadRequest } from './upload';

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
  const out = outgoing(request, settings, requestId);
  const answer = await (isUpload(out) ? answerToUpload(out, settings, send) : answerInTime(out, settings, send));
  return typeof answer === 'string'
    ? edgeProblem(answer, requestId, detailOf(answer, settings))
    : incoming(answer, requestId);
}

/**
 * The answer to a request that uploads nothing. It is given up by answering: the runtime then ends what the request still waits
 * for, and closes the connection to the functions. An abort signal would do the same, but the runtime needs a twelfth of the
 * processor time of a small request for it.
 */
async function answerInTime(out: Request, { headTimeoutMs }: EdgeSettings, send: Send): Promise<Response | EdgeFault> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<EdgeFault>((resolve) => {
    timer = setTimeout(() => resolve('origin-timeout'), headTimeoutMs);
  });
  try {
    return await Promise.race([send(out, initOf(out)), late]);
  } catch {
    return 'origin-unreachable';
  } finally {
    clearTimeout(timer);
  }
}

async function answerToUpload(out: UploadRequest, settings: EdgeSettings, send: Send): Promise<Response | EdgeFault> {
  const controller = new AbortController();
  const cut = (fault: EdgeFault) => controller.abort(fault);
  const upload = new Upload(out, settings.bodyLimitBytes, cut);
  const stopDeadlines = startDeadlines(settings, upload, cut);
  try {
    return await send(new Request(out, { body: upload.body }), { ...initOf(out), signal: controller.signal });
  } catch {
    return controller.signal.aborted ? (controller.signal.reason as EdgeFault) : 'origin-unreachable';
  } finally {
    stopDeadlines();
  }
}

function initOf({ url }: Request): RequestInit<RequestInitCfProperties> {
  // OAuth's callback answers with a redirect that belongs to the browser.
  return mayBeStored(url) ? { redirect: 'manual', cf: NEVER_STORED } : { redirect: 'manual' };
}

function detailOf(fault: EdgeFault, { bodyLimitBytes }: EdgeSettings): string | undefined {
  return fault === 'body-too-large' ? `The request body may have at most ${bodyLimitBytes} bytes.` : undefined;
}

/** Cloudflare stores answers whose path ends like a file. Only those are marked: the mark adds a tenth to the cost of a request. */
function mayBeStored(url: string): boolean {
  return asked(url).target.includes('.');
}
