import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import type { Message } from './message';
import { send } from './rawClient';
import { answering, ScriptedOrigin } from './scriptedOrigin';

let origin: ScriptedOrigin;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  origin = await ScriptedOrigin.start();
  edge = await startEdge({ origin: origin.url, settings: { HEAD_TIMEOUT_MS: '300', BODY_LIMIT_BYTES: '1000' } });
});

beforeEach(() => {
  origin.requests.length = 0;
  origin.script = answering('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
});

afterAll(async () => {
  await edge.dispose();
  await origin.close();
});

const get = (path: string, ...headers: string[]) =>
  send(edge.url, [`GET ${path} HTTP/1.1`, 'Host: edge.test', ...headers, '', ''].join('\r\n'));
const headerOf = (message: Message | undefined, name: string) =>
  message?.headers
    .filter((line) => line.toLowerCase().startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).trim()) ?? [];

function expectProblem(answer: Message, status: number, fault: string): void {
  expect(answer.start).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(headerOf(answer, 'content-type')).toEqual(['application/problem+json']);
  expect(headerOf(answer, 'x-edge-error')).toEqual([fault]);
  expect(headerOf(answer, 'cache-control')).toEqual(['no-store']);
  const problem = JSON.parse(answer.body) as Record<string, unknown>;
  expect(problem).toMatchObject({ status, request_id: headerOf(answer, 'x-request-id')[0] });
  expect(answer.body).not.toContain('127.0.0.1');
}

test('a missing request id is made once: origin and client get the same one', async () => {
  const answer = await get('/api/x');
  const [made] = headerOf(answer, 'x-request-id');
  expect(made).toMatch(/^[0-9a-f-]{36}$/);
  expect(headerOf(origin.requests[0], 'x-request-id')).toEqual([made]);
});

test('a request id that is not acceptable does not reach the origin', async () => {
  const answer = await get('/api/x', 'X-Request-ID: not good!');
  expect(headerOf(origin.requests[0], 'x-request-id')).toEqual(headerOf(answer, 'x-request-id'));
  expect(headerOf(answer, 'x-request-id')).not.toEqual(['not good!']);
});

test('an acceptable request id is returned even if the origin leaves it out', async () => {
  expect(headerOf(await get('/api/x', 'X-Request-ID: mine-1'), 'x-request-id')).toEqual(['mine-1']);
});

test.each(['Root=1-5759e988-bd862e3fe1be46a994272793', '00:a=b'])(
  'the request id %s of a tracing system is kept',
  async (id) => {
    expect(headerOf(await get('/api/x', `X-Request-ID: ${id}`), 'x-request-id')).toEqual([id]);
    expect(headerOf(origin.requests[0], 'x-request-id')).toEqual([id]);
  },
);

test('an id that the functions chose is kept: their log has it', async () => {
  origin.script = answering('HTTP/1.1 200 OK\r\nX-Request-ID: functions-1\r\nContent-Length: 2\r\n\r\nok');
  expect(headerOf(await get('/api/x', 'X-Request-ID: mine-1'), 'x-request-id')).toEqual(['functions-1']);
});

test.each(['not good!', 'a\r\nX-Request-ID: b', ''])(
  'an id of the functions that is not acceptable is replaced: %j',
  async (id) => {
    origin.script = answering(`HTTP/1.1 200 OK\r\nX-Request-ID: ${id}\r\nContent-Length: 2\r\n\r\nok`);
    expect(headerOf(await get('/api/x', 'X-Request-ID: mine-1'), 'x-request-id')).toEqual(['mine-1']);
  },
);

test('an answer that gets the id keeps several cookies', async () => {
  origin.script = answering(
    'HTTP/1.1 302 Found\r\nLocation: /next\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n',
  );
  const answer = await get('/api/x');
  expect(headerOf(answer, 'set-cookie')).toEqual(['a=1', 'b=2']);
  expect(headerOf(answer, 'location')).toEqual(['/next']);
});

test('an answer that gets the id keeps its length', async () => {
  const answer = await get('/api/x');
  expect(headerOf(answer, 'content-length')).toEqual(['2']);
  expect(answer.body).toBe('ok');
});

test('a body with too large a length gets 413 at once, before a byte of it was sent', async () => {
  const answer = await send(edge.url, 'POST /api/x HTTP/1.1\r\nHost: edge.test\r\nContent-Length: 1001\r\n\r\n');
  expectProblem(answer, 413, 'body-too-large');
  expect(origin.requests).toHaveLength(0);
});

test('a body slower than the timeout for the head arrives complete', async () => {
  origin.script = (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsl');
    setTimeout(() => socket.end('ow'), 500);
  };
  expect((await get('/api/x')).body).toBe('slow');
});

test('Expect is answered by the runtime and not passed on', async () => {
  const answer = await send(
    edge.url,
    'POST /api/x HTTP/1.1\r\nHost: edge.test\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi',
  );
  expect(answer.start).toMatch(/ 200 /);
  expect(headerOf(origin.requests[0], 'expect')).toEqual([]);
});
