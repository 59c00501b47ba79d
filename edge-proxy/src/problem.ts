import { REQUEST_ID } from './requestId';

export const EDGE_ERROR = 'X-Edge-Error';

// 500 and 503 only for the edge and the functions: Cloudflare may replace a 502 or 504 with its own page, without the request id.
const FAULTS = {
  'method-not-allowed': { status: 405, title: 'Method not allowed', detail: 'TRACE is not allowed.' },
  'upgrade-refused': {
    status: 400,
    title: 'Upgrade refused',
    detail: 'The API does not support WebSockets or any other upgrade. Repeat the request without the Upgrade header.',
  },
  'body-too-large': { status: 413, title: 'Body too large', detail: 'The request body is larger than allowed.' },
  'upload-broken': {
    status: 400,
    title: 'Incomplete request body',
    detail: 'The request body ended early or its chunks are malformed. Nothing was done; send the request again.',
  },
  'upload-timeout': {
    status: 408,
    title: 'Request body too slow',
    detail:
      'The request body did not arrive in time. Nothing was done; send the request again over a faster connection.',
  },
  'origin-unreachable': {
    status: 503,
    title: 'The functions are unavailable',
    detail: 'The functions refused or closed the connection. Try again in a moment.',
  },
  'origin-timeout': {
    status: 503,
    title: 'The functions did not answer in time',
    detail: 'The request may still be carried out. Check its result before you repeat it.',
  },
  'origin-bad-answer': {
    status: 503,
    title: 'The functions sent an invalid answer',
    detail: 'The status of the answer cannot be passed on.',
  },
  misconfigured: {
    status: 500,
    title: 'The edge is not configured',
    detail: 'A setting of the edge is missing or invalid.',
  },
  'edge-failure': { status: 500, title: 'The edge failed', detail: 'An unexpected error occurred in the edge.' },
} as const satisfies Record<string, { status: number; title: string; detail: string }>;

export type EdgeFault = keyof typeof FAULTS;

/** An error of the edge itself: problem+json with the request id and X-Edge-Error, never cached, without internals. */
export function edgeProblem(fault: EdgeFault, requestId: string, detail: string = FAULTS[fault].detail): Response {
  const { status, title } = FAULTS[fault];
  return new Response(
    JSON.stringify({ type: `urn:ebay-connector:edge:${fault}`, title, status, detail, request_id: requestId }),
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        [EDGE_ERROR]: fault,
        [REQUEST_ID]: requestId,
        // HTTP requires it of every 405.
        ...(status === 405 ? { Allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' } : {}),
      },
    },
  );
}
