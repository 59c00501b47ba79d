import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { OpenClient, send } from './rawClient';
import { answering, ScriptedOrigin } from './scriptedOrigin';

const GET = 'GET /api/x HTTP/1.1\r\nHost: e\r\nX-Request-ID: fault-1\r\n\r\n';
const POST = 'POST /api/x HTTP/1.1\r\nHost: e\r\nX-Request-ID: fault-1\r\nContent-Length: 2\r\n\r\nhi';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const BOUND_MS = 400;

let origin: ScriptedOrigin;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  origin = await ScriptedOrigin.start();
  edge = await startEdge({ origin: origin.url, settings: { HEAD_TIMEOUT_MS: String(BOUND_MS) } });
});

beforeEach(() => {
  origin.requests.length = 0;
  origin.atHead = null;
  origin.script = answering(OK);
});

afterAll(async () => {
  await edge.dispose();
  await origin.close();
});

/** The origin's side of the next connection, and when it ends. */
function nextConnection(): Promise<{ socket: Socket; text: string; closed: Promise<void> }> {
  return new Promise((resolve) => {
    origin.atHead = (socket, text) => {
      origin.atHead = null;
      resolve({ socket, text, closed: new Promise((ended) => socket.once('close', () => ended())) });
    };
  });
}

async function expectFault(request: string, fault: string): Promise<void> {
  const answer = await send(edge.url, request);
  expect(answer.start).toBe('HTTP/1.1 503 Service Unavailable');
  expect(answer.headers).toContain(`X-Edge-Error: ${fault}`);
  expect(JSON.parse(answer.body)).toMatchObject({ status: 503, request_id: 'fault-1' });
  expect(answer.body).not.toMatch(/127\.0\.0\.1|stack|Error:|workerd|internal/);
}

test('an origin that refuses the connection is a problem', async () => {
  const gone = await ScriptedOrigin.start();
  const { url } = gone;
  await gone.close();
  const before = await startEdge({ origin: url });
  try {
    const answer = await send(before.url, GET);
    expect(answer.start).toMatch(/ 503 /);
    expect(answer.headers).toContain('X-Edge-Error: origin-unreachable');
    expect(answer.body).not.toContain('127.0.0.1');
  } finally {
    await before.dispose();
  }
});

test.each([
  ['closes', (socket: Socket) => socket.end()],
  ['resets', (socket: Socket) => socket.resetAndDestroy()],
] as const)('an origin that %s without a word is asked once, whatever the method', async (_, leave) => {
  for (const request of [GET, POST, GET.replace('GET', 'DELETE')]) {
    origin.requests.length = 0;
    origin.script = leave;
    await expectFault(request, 'origin-unreachable');
    expect(origin.requests).toHaveLength(1);
  }
});

test.each([
  ['nonsense', 'nonsense\r\n\r\n'],
  ['a status of letters', 'HTTP/1.1 abc OK\r\n\r\n'],
  ['a status below 100', 'HTTP/1.1 99 Low\r\n\r\n'],
  ['a header without a colon', 'HTTP/1.1 200 OK\r\nNo colon\r\n\r\n'],
  ['a header name with a blank', 'HTTP/1.1 200 OK\r\nBad name: x\r\n\r\n'],
  ['a NUL in a header', 'HTTP/1.1 200 OK\r\nX-A: a\0b\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok'],
  ['a length below 0', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'],
  ['half a head', 'HTTP/1.1 200 OK\r\nX-Cut: in the mid'],
  ['half a status', 'HTTP/1.1 2'],
  ['a head of 600 KB', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(600_000)}\r\n\r\n`],
  ['the beginning of TLS', '\x16\x03\x01\x02\x00'],
])('an origin that says %s is a problem', async (_, bytes) => {
  origin.script = answering(bytes);
  await expectFault(GET, 'origin-unreachable');
});

test.each([600, 700, 999])('a status of %d is a problem', async (status) => {
  origin.script = answering(`HTTP/1.1 ${status} Odd\r\nContent-Length: 2\r\n\r\nhi`);
  await expectFault(GET, 'origin-bad-answer');
});

test.each(['100 Continue\r\n', '102 Processing\r\n', '103 Early Hints\r\nLink: </a>\r\n', '199 Odd\r\n'])(
  'the interim answer %j is dropped, the final one kept',
  async (interim) => {
    origin.script = answering(`HTTP/1.1 ${interim}\r\n${OK}`);
    const answer = await send(edge.url, POST);
    expect(answer.start).toBe('HTTP/1.1 200 OK');
    expect(answer.body).toBe('ok');
    expect(answer.headers.join()).not.toContain('Link');
  },
);

test('an origin that hangs before the head is left at the bound, and its connection closed', async () => {
  const connection = nextConnection();
  const began = performance.now();
  const answer = expectFault(POST, 'origin-timeout');
  await (await connection).closed;
  await answer;
  expect(performance.now() - began).toBeGreaterThanOrEqual(BOUND_MS - 20);
  expect(performance.now() - began).toBeLessThan(BOUND_MS + 2_000);
});

test('an origin that hangs in the body is waited for, beyond the bound', async () => {
  const connection = nextConnection();
  const client = await OpenClient.open(edge.url, GET);
  const { socket } = await connection;
  socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n');
  await client.until('half');
  await new Promise((resolve) => setTimeout(resolve, BOUND_MS + 200));
  socket.end('4\r\ndone\r\n0\r\n\r\n');
  expect(await client.until('done')).not.toContain('X-Edge-Error');
  client.socket.destroy();
});

test.each([
  ['a length', 'Content-Length: 10\r\n\r\nhalf'],
  ['chunks', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
  ['half a chunk', 'Transfer-Encoding: chunked\r\n\r\nff\r\nhalf'],
])('a body with %s that is cut is never shown as whole', async (_, rest) => {
  for (const leave of ['end', 'resetAndDestroy'] as const) {
    origin.script = (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${rest}`, () => setTimeout(() => socket[leave](), 20));
    };
    expect((await send(edge.url, GET)).body).toBe('TRUNCATED');
  }
});

test('the answer of an origin that has heard enough arrives while the upload is still under way', async () => {
  const connection = nextConnection();
  const client = await OpenClient.open(edge.url, POST.replace('Content-Length: 2', 'Content-Length: 1000000'));
  (await connection).socket.write(
    'HTTP/1.1 413 Content Too Large\r\nContent-Length: 6\r\nX-Request-ID: fault-1\r\n\r\nenough',
  );
  expect(await client.until('enough')).toMatch(/^HTTP\/1\.1 413 /);
  client.socket.destroy();
});

test('each piece of an upload arrives before the next is sent', async () => {
  const connection = nextConnection();
  const client = await OpenClient.open(edge.url, POST.replace('Content-Length: 2', 'Content-Length: 6'));
  const { socket, text } = await connection;
  let seen = text;
  let look = () => {};
  socket.on('data', (piece) => {
    seen += piece.toString();
    look();
  });
  const arrived = (part: string) =>
    new Promise<void>((resolve) => {
      look = () => {
        if (seen.endsWith(part)) resolve();
      };
      look();
    });
  await arrived('hi');
  client.socket.write('-a');
  await arrived('hi-a');
  client.socket.write('-z');
  await arrived('hi-a-z');
  socket.end(OK);
  await client.until('ok');
  client.socket.destroy();
});

test.each(['end', 'resetAndDestroy'] as const)(
  "a client gone while it uploads (%s): the origin's connection is closed",
  async (leave) => {
    const connection = nextConnection();
    const client = await OpenClient.open(edge.url, POST.replace('Content-Length: 2', 'Content-Length: 1000'));
    const { closed } = await connection;
    client.socket[leave]();
    await closed;
  },
);

test("a client gone while it waits: the origin's connection is closed", async () => {
  const connection = nextConnection();
  const client = await OpenClient.open(edge.url, GET);
  const { closed } = await connection;
  client.socket.resetAndDestroy();
  await closed;
});

// The runtime does not look whether a client that has said everything still listens: docs/edge-limits.md.
test('a client that takes its leave politely while it waits is noticed at the bound', async () => {
  const connection = nextConnection();
  const client = await OpenClient.open(edge.url, GET);
  const { closed } = await connection;
  const left = performance.now();
  client.socket.end();
  await closed;
  expect(performance.now() - left).toBeGreaterThan(BOUND_MS / 2);
});

test.each(['end', 'resetAndDestroy'] as const)(
  "a client gone while it is answered (%s): the origin's connection is closed",
  async (leave) => {
    const connection = nextConnection();
    const client = await OpenClient.open(edge.url, GET);
    const { socket, closed } = await connection;
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    const writing = setInterval(() => socket.write('4\r\nmore\r\n'), 5);
    await client.until('more');
    client.socket[leave]();
    client.socket.destroy();
    await closed;
    clearInterval(writing);
  },
);

test('a connection the origin closed while it was idle is not used again, and nothing is asked twice', async () => {
  for (const request of [GET, POST]) {
    origin.requests.length = 0;
    const idle: Socket[] = [];
    origin.script = (socket) => {
      socket.write(OK);
      idle.push(socket);
    };
    await send(edge.url, request);
    const closed = new Promise((resolve) => idle[0]?.once('close', resolve));
    idle[0]?.destroy();
    await closed;
    expect((await send(edge.url, request)).body).toBe('ok');
    expect(origin.requests).toHaveLength(2);
  }
});

test('a connection that dies under the second request is not a reason to ask again', async () => {
  for (const request of [GET, GET.replace('GET', 'DELETE'), POST]) {
    let asked = 0;
    origin.script = (socket) => {
      asked += 1;
      if (asked === 1) socket.write(OK);
      else socket.destroy();
    };
    expect((await send(edge.url, request)).body).toBe('ok');
    await expectFault(request, 'origin-unreachable');
    expect(asked).toBe(2);
  }
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
      'X-Request-ID: fault-1',
      'Connection: Upgrade',
      `Upgrade: ${protocol}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      body,
    ].join('\r\n'),
  );
  expect(answer.start).toBe('HTTP/1.1 400 Bad Request');
  expect(answer.headers).toContain('X-Edge-Error: upgrade-refused');
  if (method !== 'HEAD') expect(JSON.parse(answer.body)).toMatchObject({ status: 400, request_id: 'fault-1' });
  expect(origin.requests).toHaveLength(0);
});

test('TRACE is refused, and the origin is not asked', async () => {
  const answer = await send(edge.url, GET.replace('GET', 'TRACE'));
  expect(answer.start).toBe('HTTP/1.1 405 Method Not Allowed');
  expect(answer.headers).toContain('X-Edge-Error: method-not-allowed');
  expect(answer.headers).toContain('Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  expect(JSON.parse(answer.body)).toMatchObject({ status: 405, request_id: 'fault-1' });
  expect(origin.requests).toHaveLength(0);
});

test.each([
  ['101', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
  [
    '101 with a WebSocket',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n' +
      'Upgrade: websocket\r\nSec-WebSocket-Accept: wrong\r\n\r\n',
  ],
])('a status of %s that was not asked for is a problem', async (_, bytes) => {
  for (const request of [GET, POST]) {
    origin.script = (socket) => void socket.write(bytes);
    await expectFault(request, 'origin-bad-answer');
  }
});
