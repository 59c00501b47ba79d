/** Requests that do not reach the origin, answered by the runtime or from the console's files: name, request, status. */
export const REFUSED: readonly (readonly [string, string, number])[] = [
  ...['LINK', 'FOO', 'get', 'M-SEARCH'].map(
    (method) => [`method ${method}`, `${method} /api/x HTTP/1.1\r\nHost: e\r\n\r\n`, 501] as const,
  ),
  ['CONNECT, which does not open anything', 'CONNECT /api/x HTTP/1.1\r\nHost: e\r\n\r\n', 200],
  ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: e\r\n\r\n', 500],
  ['no Host', 'GET /api/x HTTP/1.1\r\n\r\n', 400],
  ['two Hosts', 'GET /api/x HTTP/1.1\r\nHost: e\r\nHost: f\r\n\r\n', 500],
  ['HTTP/1.0 without Host', 'GET /api/x HTTP/1.0\r\n\r\n', 400],
  ['version 3.0', 'GET /api/x HTTP/3.0\r\nHost: e\r\n\r\n', 400],
  ['no version', 'GET /api/x\r\n\r\n', 400],
  ...['/api/x?"a"', '/api/x?<a>', '/api/x`y', '/api/x?a\tb', '/api/a b', '/api/x?\xff', '/api/\xff'].map(
    (target) => [`target ${JSON.stringify(target)}`, `GET ${target} HTTP/1.1\r\nHost: e\r\n\r\n`, 400] as const,
  ),
  ...['/api/../x', '/api/%2e%2e/x', '/apix', '/API/x', '/healthzz', 'http://e/x'].map(
    (target) =>
      [`target ${target}, which belongs to the console`, `GET ${target} HTTP/1.1\r\nHost: e\r\n\r\n`, 404] as const,
  ),
  ...['//api/a', '/%61pi/a'].map(
    (target) =>
      [
        `target ${target}, which the local asset server redirects`,
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

/** Requests whose length could be read in two ways. Name, rest of the request, body at the origin. */
export const FRAMINGS: readonly (readonly [string, string, string])[] = [
  ['a length beside chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', 'abc'],
  ['the same length twice', 'Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc', 'abc'],
  ['gzip, chunked', 'Transfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', 'abc'],
];
