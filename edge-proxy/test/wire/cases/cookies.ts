import { answerWith, requestWith, toOrigin, type WireCase } from './case';

export const cookies: readonly WireCase[] = [
  answerWith('several Set-Cookie, commas in Expires, one name twice', [
    'Set-Cookie: session=s; Path=/; HttpOnly; SameSite=Lax',
    'Set-Cookie: __Host-csrf=c; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
    'Set-Cookie: session=; Path=/old; Max-Age=0',
  ]),
  answerWith(
    'fifty Set-Cookie keep their order',
    Array.from({ length: 50 }, (_, i) => `Set-Cookie: c${49 - i}=${i}; Path=/`),
  ),
  requestWith('several cookies in one header', ['Cookie: session=a.b-c_d=; __Host-csrf=x']),
  requestWith('unusual bytes in a cookie', ['Cookie: a="q, r"; b=%2C=&\xe9; $c; =d;; e']),
  requestWith(
    'two Cookie lines',
    ['Cookie: a=1', 'Cookie: b=2'],
    toOrigin({ drop: ['Cookie: a=1', 'Cookie: b=2'], add: ['Cookie: a=1, b=2'] }),
  ),
];
