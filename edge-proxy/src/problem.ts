import { REQUEST_ID } from './requestId';

export type EdgeFault = 'misconfigured' | 'body-too-large' | 'origin-unreachable' | 'origin-timeout' | 'origin-bad-answer' | 'edge-failure';

// 500 and 503 only: Cloudflare may replace the body of a 502 or 504 by its own page, and the request id with it.
const FAULTS: Record<EdgeFault, { status: number; title: string; detail: string }> = {
  'misconfigured': { status: 500, title: 'The edge is not configured', detail: 'A setting of the edge is missing or wrong.' },
  'body-too-large': { status: 413, title: 'Body too large', detail: 'The request body is larger than the edge passes on.' },
  'origin-unreachable': { status: 503, title: 'The functions cannot be reached', detail: 'The functions refused or broke the connection. Try again shortly.' },
  'origin-timeout': { status: 503, title: 'The functions did not answer in time', detail: 'No answer arrived in time. What was asked may still happen: look before you repeat it.' },
  'origin-bad-answer': { status: 503, title: 'The functions answered with something that is not HTTP', detail: 'The answer had a status that cannot be passed on.' },
  'edge-failure': { status: 500, title: 'The edge failed', detail: 'An unexpected fault in the edge itself.' },
};

/** An error made at the edge: problem+json with the request id, marked as the edge's own, never cached, without internals. */
export function edgeProblem(fault: EdgeFault, requestId: string, detail?: string): Response {
  const { status, title, detail: usual } = FAULTS[fault];
  const body = { type: `urn:ebay-connector:edge:${fault}`, title, status, detail: detail ?? usual, request_id: requestId };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'X-Edge-Error': fault,
      [REQUEST_ID]: requestId,
    },
  });
}
