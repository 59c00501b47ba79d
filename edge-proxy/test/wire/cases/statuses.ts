import { answerCase, GET, toClient, type WireCase } from './case';

export const statuses: readonly WireCase[] = [
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
    answerCase(`status ${status}`, [status, 'Content-Type: application/problem+json', 'Content-Length: 2'], '{}'),
  ),
  answerCase('204 without a body', ['204 No Content']),
  answerCase('205 without a body', ['205 Reset Content', 'Content-Length: 0']),
  answerCase('304 with its ETag', ['304 Not Modified', 'ETag: "v1"'], undefined, {
    request: [...GET, 'If-None-Match: "v1"'],
  }),
  answerCase(
    '304 with a length',
    ['304 Not Modified', 'ETag: W/"v1"', 'Content-Length: 512'],
    undefined,
    toClient({ drop: ['Content-Length: 512'] }),
  ),
];

export const redirects: readonly WireCase[] = [
  ...[
    '300 Multiple Choices',
    '301 Moved Permanently',
    '302 Found',
    '303 See Other',
    '307 Temporary Redirect',
    '308 Permanent Redirect',
  ].map((status) =>
    answerCase(`${status} is not followed`, [
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
    answerCase(`a redirect to ${location}`, ['302 Found', `Location: ${location}`, 'Content-Length: 0']),
  ),
  ...['301 Moved Permanently', '307 Temporary Redirect', '308 Permanent Redirect'].map((status) =>
    answerCase(`a POST is not repeated after ${status}`, [status, 'Location: /api/y', 'Content-Length: 0'], undefined, {
      request: ['POST /api/x', 'Content-Length: 4'],
      body: 'once',
    }),
  ),
];
