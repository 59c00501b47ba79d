import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { send } from './rawClient';
import { ScriptedOrigin } from './scriptedOrigin';

let origin: ScriptedOrigin;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  origin = await ScriptedOrigin.start();
  edge = await startEdge({ origin: origin.url });
});

beforeEach(() => {
  origin.requests.length = 0;
});

afterAll(async () => {
  await edge.dispose();
  await origin.close();
});

test.each(
  ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'].flatMap((method) =>
    ['websocket', 'WebSocket', 'h2c, websocket', 'TLS/1.0', 'odd'].map((protocol) => [method, protocol] as const),
  ),
)('%s with Upgrade: %s is refused, and the origin is not asked', async (method, protocol) => {
  const body = method === 'POST' || method === 'PUT' ? 'Content-Length: 2\r\n\r\nhi' : '\r\n';
  const answer = await send(
    edge.url,
    [
      `${method} /api/ws HTTP/1.1`,
      'Host: e',
      'X-Request-ID: refused-1',
      'Connection: Upgrade',
      `Upgrade: ${protocol}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      body,
    ].join('\r\n'),
  );
  expect(answer.start).toBe('HTTP/1.1 400 Bad Request');
  expect(answer.headers).toContain('X-Edge-Error: upgrade-refused');
  if (method !== 'HEAD') expect(JSON.parse(answer.body)).toMatchObject({ status: 400, request_id: 'refused-1' });
  expect(origin.requests).toHaveLength(0);
});

test('TRACE is refused, and the origin is not asked', async () => {
  const answer = await send(edge.url, 'TRACE /api/x HTTP/1.1\r\nHost: e\r\nX-Request-ID: refused-1\r\n\r\n');
  expect(answer.start).toBe('HTTP/1.1 405 Method Not Allowed');
  expect(answer.headers).toContain('X-Edge-Error: method-not-allowed');
  expect(answer.headers).toContain('Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  expect(JSON.parse(answer.body)).toMatchObject({ status: 405, request_id: 'refused-1' });
  expect(origin.requests).toHaveLength(0);
});
