import { expect, test } from 'vitest';
import { asked, outgoing } from './outgoing';

const through = (init: RequestInit = {}, url = 'https://edge.test/api/x') =>
  outgoing(new Request(url, init), { origin: 'http://origin.test:9100', secret: 's3cret' }, 'id-1');

test.each([
  ['https://edge.test/api/x', '/api/x'],
  ['https://edge.test/api/x?', '/api/x?'],
  ['https://edge.test/api/cb?code=v%5E1.1%2B%2F+a,b&code=2&&', '/api/cb?code=v%5E1.1%2B%2F+a,b&code=2&&'],
  ['https://edge.test', '/'],
  ['http://[::1]:80/api/a//b', '/api/a//b'],
])('the target of %s is cut out as text', (url, target) => {
  expect(asked(url).target).toBe(target);
});

test('method, headers and body are kept', async () => {
  const out = through({
    method: 'PATCH',
    headers: { Accept: 'a/b', Cookie: 'a=1; b=2', Authorization: 'Bearer t' },
    body: 'hello',
  });
  expect(out.method).toBe('PATCH');
  expect(out.url).toBe('http://origin.test:9100/api/x');
  expect(out.headers.get('Authorization')).toBe('Bearer t');
  expect(out.headers.get('Accept')).toBe('a/b');
  expect(await out.text()).toBe('hello');
});

test('the request id is set, also in place of one that is not acceptable', () => {
  expect(through().headers.get('X-Request-ID')).toBe('id-1');
  expect(through({ headers: { 'X-Request-ID': 'bad id' } }).headers.get('X-Request-ID')).toBe('id-1');
});

test("the client's trace is kept, and one that Connection names is replaced", () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  expect(through({ headers: { traceparent, tracestate: 'a=1' } }).headers.get('traceparent')).toBe(traceparent);
  const named = through({ headers: { Connection: 'traceparent', traceparent, tracestate: 'a=1' } });
  expect(named.headers.get('traceparent')).toMatch(/^00-(?!0af7)[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(named.headers.get('tracestate')).toBe(null);
});

test('X-Forwarded-Host is the requested host, whatever the client sends', () => {
  const out = through({ headers: { 'X-Forwarded-Host': 'evil.test' } }, 'https://edge.test:8443/api/x');
  expect(out.headers.get('X-Forwarded-Host')).toBe('edge.test:8443');
});

test("the secret is the edge's, whatever the client sends or names in Connection", () => {
  expect(through().headers.get('X-Edge-Secret')).toBe('s3cret');
  expect(through({ headers: { 'x-edge-secret': 'mine' } }).headers.get('X-Edge-Secret')).toBe('s3cret');
  expect(
    through({ headers: { Connection: 'X-Edge-Secret, close', 'X-Edge-Secret': 'mine' } }).headers.get('X-Edge-Secret'),
  ).toBe('s3cret');
});

test('headers that Connection names are removed, and so are Upgrade and Expect', () => {
  const out = through({
    headers: { Connection: 'Upgrade, X-Hop, , (', Upgrade: 'h2c', 'X-Hop': 'a', Expect: '100-continue' },
  });
  for (const name of ['Upgrade', 'X-Hop', 'Expect']) expect(out.headers.get(name)).toBe(null);
});

test('Connection cannot remove what Cloudflare sets', () => {
  const out = through({
    headers: { Connection: 'cf-connecting-ip, CF-Ray', 'CF-Connecting-IP': '192.0.2.1', 'CF-Ray': 'a' },
  });
  expect(out.headers.get('CF-Connecting-IP')).toBe('192.0.2.1');
  expect(out.headers.get('CF-Ray')).toBe('a');
});
