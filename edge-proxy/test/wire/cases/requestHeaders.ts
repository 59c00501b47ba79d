import { requestWith, toOrigin, type WireCase } from './case';

export const requestHeaders: readonly WireCase[] = [
  requestWith('authorization, csrf and tracing headers', [
    'Authorization: Bearer a.b.c',
    'X-CSRF-Token: t',
    'tracestate: a=b',
    'X-Amzn-Trace-Id: Root=1-2',
    'Idempotency-Key: k',
  ]),
  requestWith('conditional headers', [
    'If-Modified-Since: Wed, 21 Oct 2026 07:28:00 GMT',
    'If-Match: "a", "b"',
    'If-None-Match: *',
    'If-Unmodified-Since: x',
    'If-Range: "a"',
  ]),
  ...['bytes=0-1', 'bytes=-5', 'bytes=0-1,4-5', 'pages=1'].map((range) =>
    requestWith(`range ${range}`, [`Range: ${range}`], {
      answer: [
        '206 Partial Content',
        'Content-Range: bytes 0-1/9',
        'Content-Type: multipart/byteranges; boundary=b',
        'Content-Length: 2',
      ],
    }),
  ),
  requestWith('repeated headers stay separate, with their bytes', [
    'X-Note: one',
    'X-Note: tw\xf6',
    'X-Note: three, four',
  ]),
  requestWith(
    'repeated list headers',
    ['Accept: a/b', 'Accept: c/d', 'Cache-Control: no-cache', 'Cache-Control: max-age=0'],
    toOrigin({
      drop: ['Accept: a/b', 'Accept: c/d', 'Cache-Control: no-cache', 'Cache-Control: max-age=0'],
      add: ['Accept: a/b, c/d', 'Cache-Control: no-cache, max-age=0'],
    }),
  ),
  requestWith('names in unusual case', ['x-lower: 1', 'X-UPPER: 2', 'x-MiXeD: 3']),
  requestWith(
    'known names in unusual case',
    ['accept: a/b', 'AUTHORIZATION: b', 'if-none-match: "x"'],
    toOrigin({
      drop: ['accept: a/b', 'AUTHORIZATION: b', 'if-none-match: "x"'],
      add: ['Accept: a/b', 'Authorization: b', 'If-None-Match: "x"'],
    }),
  ),
  requestWith('latin1 and UTF-8 bytes', ['X-Latin: Jos\xe9', 'X-Utf: \xc5\xbe\xf0\x9f\x98\x80']),
  requestWith(
    'empty values',
    ['X-Empty:', 'Accept:', 'User-Agent:', 'Content-Type:'],
    toOrigin({ drop: ['Accept:', 'User-Agent:', 'Content-Type:'] }),
  ),
  requestWith(
    'blanks and tabs',
    ['X-Padded:   a  b  ', 'X-Tab: a\tb\t', 'X-Tight:a'],
    toOrigin({
      drop: ['X-Padded:   a  b  ', 'X-Tab: a\tb\t', 'X-Tight:a'],
      add: ['X-Padded: a  b', 'X-Tab: a\tb', 'X-Tight: a'],
    }),
  ),
  requestWith('unusual characters in names and values', ["X!#$%&'*+.^_`|~-1: a", 'X-Value: ()<>@,;:\\"/[]?={}']),
  ...[64, 128, 300].map((kilobytes) =>
    requestWith(`a header of ${kilobytes} KB`, [`X-Long: ${'l'.repeat(kilobytes * 1024)}`]),
  ),
  requestWith(
    'a thousand headers',
    Array.from({ length: 1000 }, (_, i) => `X-N${i}: ${i}`),
  ),
  requestWith('forwarding headers made up by the client', [
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
  requestWith(
    'a forwarded host made up by the client',
    ['X-Forwarded-Host: elsewhere.test'],
    toOrigin({ drop: ['X-Forwarded-Host: elsewhere.test'] }),
  ),
  requestWith(
    'a secret made up by the client',
    ['X-Edge-Secret: guessed'],
    toOrigin({ drop: ['X-Edge-Secret: guessed'] }),
  ),
  requestWith('headers of a browser', [
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
  requestWith(
    'headers that Connection names are removed',
    ['Connection: close, X-Hop', 'X-Hop: secret', 'X-Stays: yes'],
    toOrigin({ drop: ['X-Hop: secret'] }),
  ),
  requestWith(
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
  requestWith('Connection cannot remove what Cloudflare sets, or the length', [
    'Connection: CF-Connecting-IP, cf-ray, X-Forwarded-For, CDN-Loop, Content-Length, Host',
    'CF-Connecting-IP: 192.0.2.1',
    'CF-Ray: a',
    'CDN-Loop: a',
    'X-Forwarded-For: 192.0.2.1',
  ]),
  requestWith(
    'the offer of HTTP/2 by Java and curl is ignored',
    ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'],
    toOrigin({ drop: ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'] }),
  ),
  requestWith('Expect', ['Expect: 200-ok'], toOrigin({ drop: ['Expect: 200-ok'] })),
  requestWith(
    'headers of the development runtime',
    ['MF-CF-Blob: {}', 'MF-Route-Override: x', 'CF-Worker: x'],
    toOrigin({ drop: ['MF-CF-Blob: {}'] }),
  ),
];
