/**
 * What must pass the edge unchanged. One entry is one exchange; a newcomer adds a row.
 * Every request gets Host and X-Request-ID, every answer X-Request-ID, so rows say only what they are about.
 */
export interface WireCase {
  readonly name: string;
  /** Request line without the version, then header lines, an empty line and a body if there is one. */
  readonly ask: readonly string[];
  readonly body?: string;
  /** Status line without the version, then header lines. */
  readonly answer: readonly string[];
  readonly answerBody?: string;
  /** What the runtime is known to change, and only that. */
  readonly differs?: {
    readonly origin?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
    readonly client?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
  };
}

const OK = ['200 OK', 'Content-Length: 2'];
const GET = ['GET /api/x'];

const answers: WireCase[] = [
  ...['200 OK', '201 Created', '202 Accepted', '400 Bad Request', '401 Unauthorized', '403 Forbidden', '404 Not Found', '405 Method Not Allowed',
    '409 Conflict', '422 Unprocessable Content', '429 Too Many Requests', '500 Internal Server Error', '502 Bad Gateway', '503 Service Unavailable',
    '418 Short And Stout']
    .map((status) => ({ name: `status ${status}`, ask: GET, answer: [status, 'Content-Type: application/problem+json', 'Content-Length: 2'], answerBody: '{}' })),
  ...['301 Moved Permanently', '302 Found', '303 See Other', '307 Temporary Redirect', '308 Permanent Redirect']
    .map((status) => ({ name: `${status} is not followed`, ask: GET, answer: [status, 'Location: /?oauth=connected&request_id=r#/connection', 'Content-Length: 0'] })),
  { name: '302 to another site', ask: GET, answer: ['302 Found', 'Location: https://auth.ebay.test/oauth2/authorize?state=a%2Bb', 'Content-Length: 0'] },
  { name: '204 without a body', ask: GET, answer: ['204 No Content'] },
  { name: '304 with its ETag', ask: ['GET /api/x', 'If-None-Match: "v1"'], answer: ['304 Not Modified', 'ETag: "v1"'] },
  { name: 'several Set-Cookie, commas in Expires, one name twice', ask: GET, answerBody: 'ok',
    answer: [...OK, 'Set-Cookie: session=s; Path=/; HttpOnly; SameSite=Lax', 'Set-Cookie: connector_csrf=c; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'Set-Cookie: session=; Path=/old; Max-Age=0'] },
  { name: 'WWW-Authenticate and Retry-After', ask: GET, answer: ['401 Unauthorized', 'WWW-Authenticate: Bearer', 'Retry-After: 3', 'Content-Length: 0'] },
  { name: 'strong ETag, no-transform, Vary', ask: GET, answerBody: 'ok', answer: [...OK, 'ETag: "abc"', 'Cache-Control: no-store, no-transform', 'Vary: Accept'] },
  { name: 'gzip bytes and their length', ask: ['GET /api/x', 'Accept-Encoding: gzip'], answer: ['200 OK', 'Content-Encoding: gzip', 'Content-Length: 23'],
    answerBody: '\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\xcf\x06\x00\x47\xdd\xdc\x79\x02\x00\x00\x00\x00' },
  { name: 'chunked body', ask: GET, answer: ['200 OK', 'Transfer-Encoding: chunked'], answerBody: '5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n' },
  { name: 'latin1 bytes in a header', ask: GET, answerBody: 'ok', answer: [...OK, 'X-Seller: Jos\xe9'] },
  { name: 'headers repeated stay apart', ask: GET, answerBody: 'ok', answer: [...OK, 'X-Note: one', 'X-Note: two'] },
  { name: 'HEAD keeps length and type', ask: ['HEAD /api/x'], answer: ['200 OK', 'Content-Length: 512', 'Content-Type: application/json'] },
];

const questions: WireCase[] = [
  ...['/api/x?', '/api/x?a=1&a=2&&b', '/api/cb?code=v%5E1.1%2Bx%2Fy+z,w%23&state=s', '/api/x?q=%C3%A9%20%252F', '/api/a%2Fb/c;d=1', '/healthz?x=1', '/healthz/db', '/api']
    .map((target) => ({ name: `target ${target}`, ask: [`GET ${target}`], answer: OK, answerBody: 'ok' })),
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ name: `${method} with a body`, ask: [`${method} /api/x`, 'Content-Type: application/json', 'Content-Length: 9'], body: '{"a":"b"}', answer: OK, answerBody: 'ok' })),
  { name: 'GET with a body', ask: ['GET /api/x', 'Content-Length: 4'], body: 'body', answer: OK, answerBody: 'ok' },
  { name: 'chunked upload', ask: ['POST /api/x', 'Transfer-Encoding: chunked'], body: '3\r\nabc\r\n0\r\n\r\n', answer: OK, answerBody: 'ok' },
  { name: 'binary body', ask: ['POST /api/x', 'Content-Length: 4'], body: '\x00\xff\x0d\x0a', answer: OK, answerBody: 'ok' },
  { name: 'POST without a body gains a length', ask: ['POST /api/x'], answer: OK, answerBody: 'ok', differs: { origin: { add: ['Content-Length: 0'] } } },
  { name: 'OPTIONS is the origin\'s to answer', ask: ['OPTIONS /api/x', 'Origin: https://elsewhere.test', 'Access-Control-Request-Method: POST'], answer: ['204 No Content', 'Allow: GET, POST'],
    differs: { origin: { add: ['Content-Length: 0'] } } },
  { name: 'several cookies in one header', ask: ['GET /api/x', 'Cookie: session=a.b-c_d=; connector_csrf=x'], answer: OK, answerBody: 'ok' },
  { name: 'authorization, csrf and tracing headers', ask: ['GET /api/x', 'Authorization: Bearer a.b.c', 'X-CSRF-Token: t', 'traceparent: 00-a-b-01', 'Idempotency-Key: k'], answer: OK, answerBody: 'ok' },
  { name: 'conditional and range headers', ask: ['GET /api/x', 'If-Modified-Since: Wed, 21 Oct 2026 07:28:00 GMT', 'Range: bytes=0-1'], answer: ['206 Partial Content', 'Content-Range: bytes 0-1/9', 'Content-Length: 2'], answerBody: 'ok' },
  { name: 'Accept-Encoding as the client sent it', ask: ['GET /api/x', 'Accept-Encoding: identity;q=1, *;q=0'], answer: OK, answerBody: 'ok' },
  { name: 'headers repeated stay apart, their bytes too', ask: ['GET /api/x', 'X-Note: one', 'X-Note: tw\xf6'], answer: OK, answerBody: 'ok' },
  { name: 'a header of 8 KB', ask: ['GET /api/x', `X-Long: ${'l'.repeat(8192)}`], answer: OK, answerBody: 'ok' },
  { name: 'what Connection names stays behind', ask: ['GET /api/x', 'Connection: close, X-Hop', 'X-Hop: secret', 'X-Stays: yes'], answer: OK, answerBody: 'ok',
    differs: { origin: { drop: ['X-Hop: secret'] } } },
];

export const WIRE_CASES: readonly WireCase[] = [...answers, ...questions];
