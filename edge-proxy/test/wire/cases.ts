/**
 * What the edge does to every kind of message. One entry is one exchange; a newcomer adds a row.
 * Every request gets Host and X-Request-ID, every answer X-Request-ID, so rows say only what they are about.
 * A row without `differs` says: not a byte is changed. docs/edge-limits.md lists the others.
 */
export interface WireCase {
  readonly name: string;
  /** Request line without the version, then header lines. A character is a byte. */
  readonly ask: readonly string[];
  readonly body?: string;
  /** Status line without the version, then header lines. */
  readonly answer: readonly string[];
  readonly answerBody?: string;
  /** What the runtime is known to change on the way to the origin and on the way back, and only that. */
  readonly differs?: { readonly origin?: Difference; readonly client?: Difference };
}

export interface Difference {
  /** The whole first line without the version. */
  readonly start?: string;
  readonly drop?: readonly string[];
  readonly add?: readonly string[];
  readonly body?: string;
}

const GET = ['GET /api/x'];
const OK = ['200 OK', 'Content-Length: 2'];

/** A question that is answered with two letters. */
const asking = (name: string, ask: readonly string[], more: Partial<WireCase> = {}): WireCase => ({
  name,
  ask,
  answer: OK,
  answerBody: 'ok',
  ...more,
});
/** An answer to a plain question. */
const answering = (
  name: string,
  answer: readonly string[],
  answerBody?: string,
  more: Partial<WireCase> = {},
): WireCase => ({ name, ask: GET, answer, ...(answerBody === undefined ? {} : { answerBody }), ...more });
const toOrigin = (origin: Difference) => ({ differs: { origin } });
const toClient = (client: Difference) => ({ differs: { client } });
const gainsLength = toOrigin({ add: ['Content-Length: 0'] });
const withHeaders = (name: string, lines: readonly string[], more: Partial<WireCase> = {}) =>
  asking(name, [...GET, ...lines], more);
const answeringWith = (name: string, lines: readonly string[], more: Partial<WireCase> = {}) =>
  answering(name, [...OK, ...lines], 'ok', more);

const statuses: WireCase[] = [
  ...[
    '200 OK',
    '201 Created',
    '202 Accepted',
    '203 Other',
    '206 Partial Content',
    '207 Multi-Status',
    '226 IM Used',
    '299 Odd',
    '400 Bad Request',
    '401 Unauthorized',
    '402 Payment Required',
    '403 Forbidden',
    '404 Not Found',
    '405 Method Not Allowed',
    '406 Not Acceptable',
    '409 Conflict',
    '410 Gone',
    '412 Precondition Failed',
    '413 Content Too Large',
    '415 Unsupported Media Type',
    '416 Range Not Satisfiable',
    '418 Short And Stout',
    '422 Unprocessable Content',
    '425 Too Early',
    '428 Precondition Required',
    '429 Too Many Requests',
    '431 Request Header Fields Too Large',
    '451 Unavailable For Legal Reasons',
    '499 Odd',
    '500 Internal Server Error',
    '501 Not Implemented',
    '502 Bad Gateway',
    '503 Service Unavailable',
    '504 Gateway Timeout',
    '505 HTTP Version Not Supported',
    '520 Odd',
    '599 Odd',
  ].map((status) =>
    answering(`status ${status}`, [status, 'Content-Type: application/problem+json', 'Content-Length: 2'], '{}'),
  ),
  answering('204 without a body', ['204 No Content']),
  answering('205 without a body', ['205 Reset Content', 'Content-Length: 0']),
  answering('304 with its ETag', ['304 Not Modified', 'ETag: "v1"'], undefined, {
    ask: [...GET, 'If-None-Match: "v1"'],
  }),
  answering(
    '304 with a length',
    ['304 Not Modified', 'ETag: W/"v1"', 'Content-Length: 512'],
    undefined,
    toClient({ drop: ['Content-Length: 512'] }),
  ),
];

const redirects: WireCase[] = [
  ...[
    '300 Multiple Choices',
    '301 Moved Permanently',
    '302 Found',
    '303 See Other',
    '307 Temporary Redirect',
    '308 Permanent Redirect',
  ].map((status) =>
    answering(`${status} is not followed`, [
      status,
      'Location: /?oauth=connected&request_id=r#/connection',
      'Content-Length: 0',
    ]),
  ),
  ...[
    'https://auth.ebay.test/oauth2/authorize?state=a%2Bb',
    '/api/x',
    '../y?a=%20b',
    '//elsewhere.test/',
    '?q#f',
    'https://edge.test/#/%zz',
  ].map((location) =>
    answering(`a redirect to ${location}`, ['302 Found', `Location: ${location}`, 'Content-Length: 0']),
  ),
  ...['301 Moved Permanently', '307 Temporary Redirect', '308 Permanent Redirect'].map((status) =>
    answering(`a POST is not repeated after ${status}`, [status, 'Location: /api/y', 'Content-Length: 0'], undefined, {
      ask: ['POST /api/x', 'Content-Length: 4'],
      body: 'once',
    }),
  ),
];

const cookies: WireCase[] = [
  answeringWith('several Set-Cookie, commas in Expires, one name twice', [
    'Set-Cookie: session=s; Path=/; HttpOnly; SameSite=Lax',
    'Set-Cookie: connector_csrf=c; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
    'Set-Cookie: session=; Path=/old; Max-Age=0',
  ]),
  answeringWith(
    'fifty Set-Cookie in their order',
    Array.from({ length: 50 }, (_, i) => `Set-Cookie: c${49 - i}=${i}; Path=/`),
  ),
  withHeaders('several cookies in one header', ['Cookie: session=a.b-c_d=; connector_csrf=x']),
  withHeaders('a cookie of odd bytes', ['Cookie: a="q, r"; b=%2C=&\xe9; $c; =d;; e']),
  withHeaders(
    'two Cookie lines',
    ['Cookie: a=1', 'Cookie: b=2'],
    toOrigin({ drop: ['Cookie: a=1', 'Cookie: b=2'], add: ['Cookie: a=1, b=2'] }),
  ),
];

const coded = '\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\xcf\x06\x00\x47\xdd\xdc\x79\x02\x00\x00\x00\x00';
const encodings: WireCase[] = [
  ...['gzip', 'br', 'deflate', 'zstd', 'x-odd', 'gzip, br', 'identity'].map((coding) =>
    answering(
      `${coding} bytes with their length and ETag`,
      ['200 OK', `Content-Encoding: ${coding}`, 'Content-Length: 23', 'ETag: "strong"', 'Vary: Accept-Encoding'],
      coded,
      { ask: [...GET, 'Accept-Encoding: gzip, br'] },
    ),
  ),
  answering('gzip announced, plain text sent', ['200 OK', 'Content-Encoding: gzip', 'Content-Length: 5'], 'plain'),
  answering('gzip that the client did not ask for', ['200 OK', 'Content-Encoding: gzip', 'Content-Length: 23'], coded, {
    ask: [...GET, 'Accept-Encoding: identity'],
  }),
  asking('a request in gzip', ['POST /api/x', 'Content-Encoding: gzip', 'Content-Length: 23'], { body: coded }),
  withHeaders('Accept-Encoding as the client sent it', ['Accept-Encoding: identity;q=1, *;q=0']),
  answeringWith('strong ETag, no-transform, Vary', [
    'ETag: "abc"',
    'Cache-Control: no-store, no-transform',
    'Vary: Accept',
  ]),
];

const bodies: WireCase[] = [
  answering('chunked body', ['200 OK', 'Transfer-Encoding: chunked'], '5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n'),
  answering(
    'chunked body with extensions and upper-case sizes',
    ['200 OK', 'Transfer-Encoding: chunked'],
    'A;x=y\r\n0123456789\r\n0\r\n\r\n',
  ),
  answering('chunked empty body', ['200 OK', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
  answering(
    'trailers',
    ['200 OK', 'Transfer-Encoding: chunked', 'Trailer: X-Sum'],
    '2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n',
    toClient({ drop: ['Trailer: X-Sum'] }),
  ),
  answering(
    'body up to the end of the connection',
    ['200 OK'],
    'to the end',
    toClient({ add: ['Transfer-Encoding: chunked'] }),
  ),
  answering(
    'every byte there is',
    ['200 OK', 'Content-Length: 256', 'Content-Type: application/octet-stream'],
    Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join(''),
  ),
  answering('no body, length 0', ['200 OK', 'Content-Length: 0']),
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'OPTIONS', 'PROPFIND', 'REPORT', 'QUERY'].map((method) =>
    asking(`${method} with a body`, [`${method} /api/x`, 'Content-Type: application/json', 'Content-Length: 9'], {
      body: '{"a":"b"}',
    }),
  ),
  asking('chunked upload', ['POST /api/x', 'Transfer-Encoding: chunked'], { body: '3\r\nabc\r\n0\r\n\r\n' }),
  asking('chunked upload by GET', ['GET /api/x', 'Transfer-Encoding: chunked'], {
    body: '3\r\nabc\r\n0\r\n\r\n',
    ...toOrigin({ drop: ['Transfer-Encoding: chunked'], body: '' }),
  }),
  asking('trailers of an upload', ['POST /api/x', 'Transfer-Encoding: chunked', 'Trailer: X-Sum'], {
    body: '3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n',
    ...toOrigin({ drop: ['Trailer: X-Sum'] }),
  }),
  asking('binary body', ['POST /api/x', 'Content-Length: 256'], {
    body: Array.from({ length: 256 }, (_, i) => String.fromCharCode(255 - i)).join(''),
  }),
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'PURGE'].map((method) =>
    asking(`${method} without a body`, [`${method} /api/x`], gainsLength),
  ),
  ...['POST', 'DELETE'].map((method) =>
    asking(`${method} with a length of 0`, [`${method} /api/x`, 'Content-Length: 0']),
  ),
  asking('GET with a length of 0', ['GET /api/x', 'Content-Length: 0'], toOrigin({ drop: ['Content-Length: 0'] })),
  {
    name: "OPTIONS is the origin's to answer",
    ask: ['OPTIONS /api/x', 'Origin: https://elsewhere.test', 'Access-Control-Request-Method: POST'],
    answer: ['204 No Content', 'Allow: GET, POST'],
    ...gainsLength,
  },
  {
    name: 'HEAD keeps length, type and ETag',
    ask: ['HEAD /api/x'],
    answer: ['200 OK', 'Content-Length: 512', 'Content-Type: application/json', 'ETag: "v1"'],
  },
  {
    name: 'HEAD of what is in gzip',
    ask: ['HEAD /api/x'],
    answer: ['200 OK', 'Content-Length: 23', 'Content-Encoding: gzip'],
  },
  { name: 'HEAD of nothing', ask: ['HEAD /api/x'], answer: ['404 Not Found', 'Content-Length: 7'] },
  {
    name: 'HEAD of what would be chunked',
    ask: ['HEAD /api/x'],
    answer: ['200 OK', 'Transfer-Encoding: chunked'],
    ...toClient({ drop: ['Transfer-Encoding: chunked'] }),
  },
];

const targets: WireCase[] = [
  ...[
    '/api/x?',
    '/api/x??',
    '/api/x?a=1&a=2&&b',
    '/api/x?&&',
    '/api/x?b=2&a=1',
    '/api/x?a=1;b=2',
    '/api/x?a,b',
    '/api/x?a+b',
    '/api/x?a%2Bb',
    '/api/x?a%2Fb',
    '/api/x?a%2fb',
    '/api/x?a%23b',
    '/api/x?q=%C3%A9%20%252F',
    '/api/x?q=%c3%a9',
    '/api/x?%zz%',
    '/api/x?%00',
    '/api/x?a=b=c',
    '/api/x?[a]=1',
    '/api/x?a=http://b/c?d',
    '/api/x?a%41',
    '/api/cb?code=v%5E1.1%2Bx%2Fy+z,w%23&state=s',
    '/api/a%2Fb/c;d=1',
    '/api/a%20b',
    '/api/%zz',
    '/api/%',
    '/api/%00',
    '/api/%C3%A9',
    '/api/a+b,c',
    '/api/x/',
    '/api/%41',
    '/api/~user/@me:1!$&*()=',
    '/api/%5Cx',
    '/api',
    '/api/',
    '/healthz',
    '/healthz?x=1',
    '/healthz/db',
  ].map((target) => asking(`target ${target}`, [`GET ${target}`])),
  ...(
    [
      ['/api/./x', '/api/x'],
      ['/api/a/../x', '/api/x'],
      ['/api/a/%2e%2e/x', '/api/x'],
      ['/api/%2E/x', '/api/x'],
      ['/api\\x', '/api/x'],
      ["/api/x?a='b'", '/api/x?a=%27b%27'],
      ['/api/x?\xc3\xa9', '/api/x?%C3%A9'],
      ['/api/x{y}', '/api/x%7By%7D'],
      ['/api/x^y', '/api/x%5Ey'],
      ['/api/x#f', '/api/x'],
      ['http://edge.test/api/x?y', '/api/x?y'],
    ] as const
  ).map(([target, path]) =>
    asking(`target ${target} is rewritten`, [`GET ${target}`], toOrigin({ start: `GET ${path}` })),
  ),
  ...["/api/x'y", '/api/x|y', '/api/x?a^b|c`d{e}', '/api/a//b', '/api//', '/healthz//db'].map((target) =>
    asking(`odd target ${target}`, [`GET ${target}`]),
  ),
  ...[8, 32, 60].map((kilobytes) =>
    asking(`a query of ${kilobytes} KB`, [`GET /api/x?q=${'q'.repeat(kilobytes * 1024)}`]),
  ),
];

const requestHeaders: WireCase[] = [
  withHeaders('authorization, csrf and tracing headers', [
    'Authorization: Bearer a.b.c',
    'X-CSRF-Token: t',
    'traceparent: 00-a-b-01',
    'tracestate: a=b',
    'X-Amzn-Trace-Id: Root=1-2',
    'Idempotency-Key: k',
  ]),
  withHeaders('conditional headers', [
    'If-Modified-Since: Wed, 21 Oct 2026 07:28:00 GMT',
    'If-Match: "a", "b"',
    'If-None-Match: *',
    'If-Unmodified-Since: x',
    'If-Range: "a"',
  ]),
  ...['bytes=0-1', 'bytes=-5', 'bytes=0-1,4-5', 'pages=1'].map((range) =>
    withHeaders(`range ${range}`, [`Range: ${range}`], {
      answer: [
        '206 Partial Content',
        'Content-Range: bytes 0-1/9',
        'Content-Type: multipart/byteranges; boundary=b',
        'Content-Length: 2',
      ],
    }),
  ),
  withHeaders('headers repeated stay apart, their bytes too', ['X-Note: one', 'X-Note: tw\xf6', 'X-Note: three, four']),
  withHeaders(
    'list headers repeated',
    ['Accept: a/b', 'Accept: c/d', 'Cache-Control: no-cache', 'Cache-Control: max-age=0'],
    toOrigin({
      drop: ['Accept: a/b', 'Accept: c/d', 'Cache-Control: no-cache', 'Cache-Control: max-age=0'],
      add: ['Accept: a/b, c/d', 'Cache-Control: no-cache, max-age=0'],
    }),
  ),
  withHeaders('names in odd case', ['x-lower: 1', 'X-UPPER: 2', 'x-MiXeD: 3']),
  withHeaders(
    'known names in odd case',
    ['accept: a/b', 'AUTHORIZATION: b', 'if-none-match: "x"'],
    toOrigin({
      drop: ['accept: a/b', 'AUTHORIZATION: b', 'if-none-match: "x"'],
      add: ['Accept: a/b', 'Authorization: b', 'If-None-Match: "x"'],
    }),
  ),
  withHeaders('latin1 and UTF-8 bytes', ['X-Latin: Jos\xe9', 'X-Utf: \xc5\xbe\xf0\x9f\x98\x80']),
  withHeaders(
    'empty values',
    ['X-Empty:', 'Accept:', 'User-Agent:', 'Content-Type:'],
    toOrigin({ drop: ['Accept:', 'User-Agent:', 'Content-Type:'] }),
  ),
  withHeaders(
    'blanks and tabs',
    ['X-Padded:   a  b  ', 'X-Tab: a\tb\t', 'X-Tight:a'],
    toOrigin({
      drop: ['X-Padded:   a  b  ', 'X-Tab: a\tb\t', 'X-Tight:a'],
      add: ['X-Padded: a  b', 'X-Tab: a\tb', 'X-Tight: a'],
    }),
  ),
  withHeaders('odd characters in names and values', ["X!#$%&'*+.^_`|~-1: a", 'X-Value: ()<>@,;:\\"/[]?={}']),
  ...[64, 128, 300].map((kilobytes) =>
    withHeaders(`a header of ${kilobytes} KB`, [`X-Long: ${'l'.repeat(kilobytes * 1024)}`]),
  ),
  withHeaders(
    'a thousand headers',
    Array.from({ length: 1000 }, (_, i) => `X-N${i}: ${i}`),
  ),
  withHeaders('forwarding headers a client made up', [
    'X-Forwarded-For: 192.0.2.1',
    'X-Forwarded-Proto: ftp',
    'Forwarded: for=192.0.2.1',
    'Via: 1.1 a',
    'True-Client-IP: 192.0.2.1',
    'X-Real-IP: 192.0.2.1',
    'CF-Connecting-IP: 192.0.2.1',
    'CF-Ray: a',
    'CDN-Loop: a',
  ]),
  withHeaders(
    'a forwarded host that a client made up',
    ['X-Forwarded-Host: elsewhere.test'],
    toOrigin({ drop: ['X-Forwarded-Host: elsewhere.test'] }),
  ),
  withHeaders(
    'a secret that a client made up',
    ['X-Edge-Secret: guessed'],
    toOrigin({ drop: ['X-Edge-Secret: guessed'] }),
  ),
  withHeaders('headers of a browser', [
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64)',
    'Accept-Language: de, en;q=0.5',
    'Origin: https://edge.test',
    'Referer: https://edge.test/a?b',
    'Sec-Fetch-Mode: cors',
    'Sec-CH-UA: "Chromium";v="156"',
    'DNT: 1',
    'Priority: u=1, i',
    'Upgrade-Insecure-Requests: 1',
    'Pragma: no-cache',
    'Cache-Control: no-cache',
  ]),
  withHeaders(
    'what Connection names stays behind',
    ['Connection: close, X-Hop', 'X-Hop: secret', 'X-Stays: yes'],
    toOrigin({ drop: ['X-Hop: secret'] }),
  ),
  withHeaders(
    'headers of the connection',
    [
      'Connection: keep-alive',
      'Keep-Alive: timeout=5',
      'TE: trailers',
      'Upgrade: h2c',
      'Proxy-Authorization: x',
      'Proxy-Connection: keep-alive',
    ],
    toOrigin({ drop: ['TE: trailers', 'Upgrade: h2c'] }),
  ),
  withHeaders('Connection cannot name what Cloudflare sets or the length', [
    'Connection: CF-Connecting-IP, cf-ray, X-Forwarded-For, CDN-Loop, Content-Length, Host',
    'CF-Connecting-IP: 192.0.2.1',
    'CF-Ray: a',
    'CDN-Loop: a',
    'X-Forwarded-For: 192.0.2.1',
  ]),
  withHeaders(
    'an offer of HTTP/2, as Java and curl make it',
    ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'],
    toOrigin({ drop: ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'] }),
  ),
  withHeaders('Expect', ['Expect: 200-ok'], toOrigin({ drop: ['Expect: 200-ok'] })),
  withHeaders(
    "the development runtime's own headers",
    ['MF-CF-Blob: {}', 'MF-Route-Override: x', 'CF-Worker: x'],
    toOrigin({ drop: ['MF-CF-Blob: {}'] }),
  ),
];

const answerHeaders: WireCase[] = [
  answering('WWW-Authenticate and Retry-After', [
    '401 Unauthorized',
    'WWW-Authenticate: Bearer realm="a, b"',
    'Retry-After: 3',
    'Content-Length: 0',
  ]),
  answeringWith('latin1 and UTF-8 bytes in a header', ['X-Seller: Jos\xe9', 'X-Utf: \xc5\xbe']),
  answeringWith('headers repeated stay apart', ['X-Note: one', 'X-Note: two, three']),
  answeringWith(
    'list headers repeated',
    [
      'Vary: A',
      'Vary: B',
      'Cache-Control: no-store',
      'Cache-Control: no-transform',
      'Link: </a>',
      'Link: </b>',
      'WWW-Authenticate: A',
      'WWW-Authenticate: B',
    ],
    toClient({
      drop: [
        'Vary: A',
        'Vary: B',
        'Cache-Control: no-store',
        'Cache-Control: no-transform',
        'Link: </a>',
        'Link: </b>',
        'WWW-Authenticate: A',
        'WWW-Authenticate: B',
      ],
      add: ['Vary: A, B', 'Cache-Control: no-store, no-transform', 'Link: </a>, </b>', 'WWW-Authenticate: A, B'],
    }),
  ),
  answeringWith(
    'names in odd case',
    ['x-lower: 1', 'X-UPPER: 2', 'etag: "a"', 'content-type: a/b'],
    toClient({ drop: ['etag: "a"', 'content-type: a/b'], add: ['ETag: "a"', 'Content-Type: a/b'] }),
  ),
  answeringWith(
    'empty values',
    ['X-Empty: ', 'Content-Type: ', 'Location: '],
    toClient({ drop: ['Content-Type: ', 'Location: '] }),
  ),
  answeringWith('a header of 64 KB', [`X-Long: ${'l'.repeat(65_536)}`]),
  answeringWith(
    'two hundred headers',
    Array.from({ length: 200 }, (_, i) => `X-N${i}: ${i}`),
  ),
  answeringWith('caching and security headers', [
    'Age: 7',
    'Cache-Control: max-age=60',
    'Expires: 0',
    'Last-Modified: Wed, 21 Oct 2026 07:28:00 GMT',
    'Strict-Transport-Security: max-age=1',
    "Content-Security-Policy: default-src 'none'",
    'Access-Control-Allow-Origin: *',
    'Server: functions',
    'Via: 1.1 gateway',
    'Content-Disposition: attachment; filename="a;b.csv"',
    'Content-Language: de',
    'Content-Range: bytes 0-1/2',
    'Accept-Ranges: bytes',
    'Alt-Svc: clear',
  ]),
  answeringWith('headers of API Gateway and Lambda', [
    'Apigw-Requestid: a=',
    'x-amzn-RequestId: b',
    'x-amzn-Remapped-Date: c',
    'X-Amzn-Trace-Id: Root=1',
  ]),
  answeringWith(
    'headers of the connection',
    ['Connection: close, X-Hop', 'X-Hop: 1', 'Keep-Alive: timeout=5', 'Upgrade: h2c', 'Proxy-Authenticate: x'],
    toClient({ drop: ['Upgrade: h2c', 'X-Hop: 1'] }),
  ),
  answeringWith('Connection cannot name the length', ['Connection: Content-Length']),
  answeringWith(
    'a mark of the edge that the origin made up',
    ['X-Edge-Error: origin-timeout', 'x-edge-error: two'],
    toClient({ drop: ['X-Edge-Error: origin-timeout', 'x-edge-error: two'] }),
  ),
  answeringWith('an id that the origin made', ['traceresponse: 00-a-b-01']),
];

export const WIRE_CASES: readonly WireCase[] = [
  ...statuses,
  ...redirects,
  ...cookies,
  ...encodings,
  ...bodies,
  ...targets,
  ...requestHeaders,
  ...answerHeaders,
];

/** What the runtime answers by itself, before a line of ours runs: name, request, status. The origin is never asked. */
export const REFUSED: readonly (readonly [string, string, number])[] = [
  ...['LINK', 'FOO', 'get', 'M-SEARCH'].map(
    (method) => [`method ${method}`, `${method} /api/x HTTP/1.1\r\nHost: e\r\n\r\n`, 501] as const,
  ),
  ['CONNECT, which opens nothing', 'CONNECT /api/x HTTP/1.1\r\nHost: e\r\n\r\n', 200],
  ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: e\r\n\r\n', 500],
  ['no Host', 'GET /api/x HTTP/1.1\r\n\r\n', 400],
  ['two Hosts', 'GET /api/x HTTP/1.1\r\nHost: e\r\nHost: f\r\n\r\n', 500],
  ['HTTP/1.0 without Host', 'GET /api/x HTTP/1.0\r\n\r\n', 400],
  ['HTTP/3 on a wire for 1', 'GET /api/x HTTP/3.0\r\nHost: e\r\n\r\n', 400],
  ['no version', 'GET /api/x\r\n\r\n', 400],
  ...['/api/x?"a"', '/api/x?<a>', '/api/x`y', '/api/x?a\tb', '/api/a b', '/api/x?\xff', '/api/\xff'].map(
    (target) => [`target ${JSON.stringify(target)}`, `GET ${target} HTTP/1.1\r\nHost: e\r\n\r\n`, 400] as const,
  ),
  ...['/api/../x', '/api/%2e%2e/x', '/apix', '/API/x', '/healthzz', 'http://e/x'].map(
    (target) => [`target ${target}, which is the console's`, `GET ${target} HTTP/1.1\r\nHost: e\r\n\r\n`, 404] as const,
  ),
  ...['//api/a', '/%61pi/a'].map(
    (target) =>
      [
        `target ${target}, which the local asset server tidies`,
        `GET ${target} HTTP/1.1\r\nHost: e\r\n\r\n`,
        307,
      ] as const,
  ),
  ['a target of 64 KB', `GET /api/x?${'q'.repeat(65_536)} HTTP/1.1\r\nHost: e\r\n\r\n`, 414],
  ['a head of 500 KB', `GET /api/x HTTP/1.1\r\nHost: e\r\nX-A: ${'a'.repeat(512_000)}\r\n\r\n`, 431],
  ...[
    'X-A: a\r\n b',
    'X-A : a',
    'X-A: a\0b',
    'X A: a',
    'Content-Length: 3, 3',
    'Content-Length: 3\r\nContent-Length: 4',
    'Content-Length: -3',
    'Content-Length: +3',
    'Transfer-Encoding: gzip',
    'Transfer-Encoding: xchunked',
  ].map(
    (line) => [`header ${JSON.stringify(line)}`, `POST /api/x HTTP/1.1\r\nHost: e\r\n${line}\r\n\r\nabc`, 400] as const,
  ),
];

/** Requests whose end could be told in two ways: what the origin gets has one end only. Name, head and body, body at the origin. */
export const FRAMINGS: readonly (readonly [string, string, string])[] = [
  ['a length beside chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', 'abc'],
  ['the same length twice', 'Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
  ['gzip, chunked', 'Transfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', 'abc'],
];
