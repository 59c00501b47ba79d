import {
  answerCase,
  answerWith,
  GAINS_LENGTH,
  GET,
  requestCase,
  requestWith,
  toClient,
  toOrigin,
  type WireCase,
} from './case';

const coded = '\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\xcf\x06\x00\x47\xdd\xdc\x79\x02\x00\x00\x00\x00';
export const encodings: readonly WireCase[] = [
  ...['gzip', 'br', 'deflate', 'zstd', 'x-odd', 'gzip, br', 'identity'].map((coding) =>
    answerCase(
      `${coding} bytes with their length and ETag`,
      ['200 OK', `Content-Encoding: ${coding}`, 'Content-Length: 23', 'ETag: "strong"', 'Vary: Accept-Encoding'],
      coded,
      { request: [...GET, 'Accept-Encoding: gzip, br'] },
    ),
  ),
  answerCase(
    'plain text with Content-Encoding: gzip',
    ['200 OK', 'Content-Encoding: gzip', 'Content-Length: 5'],
    'plain',
  ),
  answerCase(
    'gzip that the client does not accept',
    ['200 OK', 'Content-Encoding: gzip', 'Content-Length: 23'],
    coded,
    {
      request: [...GET, 'Accept-Encoding: identity'],
    },
  ),
  requestCase('a gzip request', ['POST /api/x', 'Content-Encoding: gzip', 'Content-Length: 23'], { body: coded }),
  requestWith('Accept-Encoding as the client sent it', ['Accept-Encoding: identity;q=1, *;q=0']),
  answerWith('strong ETag, no-transform, Vary', [
    'ETag: "abc"',
    'Cache-Control: no-store, no-transform',
    'Vary: Accept',
  ]),
];

const NOTICE = '{ "metadata": {"topic":"X"},\r\n "notification": {"data":{"username":"\xc5\xbe\\u017e"}} }';

export const bodies: readonly WireCase[] = [
  answerCase('chunked body', ['200 OK', 'Transfer-Encoding: chunked'], '5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n'),
  answerCase(
    'chunked body with extensions and upper-case sizes',
    ['200 OK', 'Transfer-Encoding: chunked'],
    'A;x=y\r\n0123456789\r\n0\r\n\r\n',
  ),
  answerCase('chunked empty body', ['200 OK', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
  answerCase(
    'trailers',
    ['200 OK', 'Transfer-Encoding: chunked', 'Trailer: X-Sum'],
    '2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n',
    toClient({ drop: ['Trailer: X-Sum'] }),
  ),
  answerCase(
    'body that ends with the connection',
    ['200 OK'],
    'to the end',
    toClient({ add: ['Transfer-Encoding: chunked'] }),
  ),
  answerCase(
    'every byte value',
    ['200 OK', 'Content-Length: 256', 'Content-Type: application/octet-stream'],
    Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join(''),
  ),
  answerCase('no body, length 0', ['200 OK', 'Content-Length: 0']),
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'OPTIONS', 'PROPFIND', 'REPORT', 'QUERY'].map((method) =>
    requestCase(`${method} with a body`, [`${method} /api/x`, 'Content-Type: application/json', 'Content-Length: 9'], {
      body: '{"a":"b"}',
    }),
  ),
  requestCase('chunked upload', ['POST /api/x', 'Transfer-Encoding: chunked'], { body: '3\r\nabc\r\n0\r\n\r\n' }),
  requestCase('chunked upload by GET', ['GET /api/x', 'Transfer-Encoding: chunked'], {
    body: '3\r\nabc\r\n0\r\n\r\n',
    ...toOrigin({ drop: ['Transfer-Encoding: chunked'], body: '' }),
  }),
  requestCase('trailers of an upload', ['POST /api/x', 'Transfer-Encoding: chunked', 'Trailer: X-Sum'], {
    body: '3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n',
    ...toOrigin({ drop: ['Trailer: X-Sum'] }),
  }),
  requestCase('binary body', ['POST /api/x', 'Content-Length: 256'], {
    body: Array.from({ length: 256 }, (_, i) => String.fromCharCode(255 - i)).join(''),
  }),
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'PURGE'].map((method) =>
    requestCase(`${method} without a body`, [`${method} /api/x`], GAINS_LENGTH),
  ),
  ...['POST', 'DELETE'].map((method) =>
    requestCase(`${method} with a length of 0`, [`${method} /api/x`, 'Content-Length: 0']),
  ),
  requestCase('GET with a length of 0', ['GET /api/x', 'Content-Length: 0'], toOrigin({ drop: ['Content-Length: 0'] })),
  {
    name: "eBay's notice, byte for byte with its signature",
    request: [
      'POST /api/ebay/notifications',
      'Content-Type: application/json',
      'X-EBAY-SIGNATURE: eyJhbGciOiJlY2RzYSIsImtpZCI6IjEifQ+/==',
      `Content-Length: ${NOTICE.length}`,
    ],
    body: NOTICE,
    answer: ['204 No Content'],
  },
  {
    name: 'OPTIONS is answered by the origin',
    request: ['OPTIONS /api/x', 'Origin: https://elsewhere.test', 'Access-Control-Request-Method: POST'],
    answer: ['204 No Content', 'Allow: GET, POST'],
    ...GAINS_LENGTH,
  },
  {
    name: 'HEAD keeps length, type and ETag',
    request: ['HEAD /api/x'],
    answer: ['200 OK', 'Content-Length: 512', 'Content-Type: application/json', 'ETag: "v1"'],
  },
  {
    name: 'HEAD of a gzip body',
    request: ['HEAD /api/x'],
    answer: ['200 OK', 'Content-Length: 23', 'Content-Encoding: gzip'],
  },
  { name: 'HEAD of a missing resource', request: ['HEAD /api/x'], answer: ['404 Not Found', 'Content-Length: 7'] },
  {
    name: 'HEAD of a chunked body',
    request: ['HEAD /api/x'],
    answer: ['200 OK', 'Transfer-Encoding: chunked'],
    ...toClient({ drop: ['Transfer-Encoding: chunked'] }),
  },
];
