import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { parseMessage } from './message';
import { OpenClient, send } from './rawClient';
import { answering, ScriptedOrigin } from './scriptedOrigin';

const GET = 'GET /api/x HTTP/1.1\r\nHost: e\r\nX-Request-ID: fault-1\r\n\r\n';
const POST = 'POST /api/x HTTP/1.1\r\nHost: e\r\nX-Request-ID: fault-1\r\nContent-Length: 2\r\n\r\nhi';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const TIMEOUT_MS = 400;

let origin: ScriptedOrigin;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  origin = await ScriptedOrigin.start();
  edge = await startEdge({ origin: origin.url, settings: { HEAD_TIMEOUT_MS: String(TIMEOUT_MS) } });
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

/** The origin's side of the next connection, and when it closes. */
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
  const closedOrigin = await ScriptedOrigin.start();
  const { url } = closedOrigin;
  await closedOrigin.close();
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
  ['closes the connection', (socket: Socket) => socket.end()],
  ['resets the connection', (socket: Socket) => socket.resetAndDestroy()],
] as const)('an origin that %s without an answer is asked once, whatever the method', async (_, close) => {
  for (const request of [GET, POST, GET.replace('GET', 'DELETE')]) {
    origin.requests.length = 0;
    origin.script = close;
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
])('an origin that sends %s is a problem', async (_, bytes) => {
  origin.script = answering(bytes);
  await expectFault(GET, 'origin-unreachable');
});

test.each([600, 700, 999])('a status of %d is a problem', async (status) => {
  origin.script = answering(`HTTP/1.1 ${status} Odd\r\nContent-Length: 2\r\n\r\nhi`);
  await expectFault(GET, 'origin-bad-answer');
});

test.each(['100 Continue\r\n', '102 Processing\r\n', '103 Early Hints\r\nLink: </a>\r\n', '199 Odd\r\n'])(
  'the interim answer %j is dropped, the final one is kept',
  async (interim) => {
    origin.script = answering(`HTTP/1.1 ${interim}\r\n${OK}`);
    const answer = await send(edge.url, POST);
    expect(answer.start).toBe('HTTP/1.1 200 OK');
    expect(answer.body).toBe('ok');
    expect(answer.headers.join()).not.toContain('Link');
  },
);

test.each([POST, GET, GET.replace('GET', 'DELETE')])(
  'an origin that hangs before the head is reported at the timeout, and its connection is closed (%j)',
  async (request) => {
    const connection = nextConnection();
    const began = performance.now();
    const answer = expectFault(request, 'origin-timeout');
    await (await connection).closed;
    await answer;
    expect(performance.now() - began).toBeGreaterThanOrEqual(TIMEOUT_MS - 20);
    expect(performance.now() - began).toBeLessThan(TIMEOUT_MS + 2_000);
  },
);

test('an origin that hangs in the body may take longer than the timeout', async () => {
  const connection = nextConnection();
  const client = await OpenClient.open(edge.url, GET);
  const { socket } = await connection;
  socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n');
  await client.until('half');
  await new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS + 200));
  socket.end('4\r\ndone\r\n0\r\n\r\n');
  expect(await client.until('done')).not.toContain('X-Edge-Error');
  client.socket.destroy();
});

test.each([
  ['a length', 'Content-Length: 10\r\n\r\nhalf'],
  ['chunks', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
  ['half a chunk', 'Transfer-Encoding: chunked\r\n\r\nff\r\nhalf'],
])('an answer with %s that is cut is not passed on as complete', async (_, rest) => {
  for (const close of ['end', 'resetAndDestroy'] as const) {
    const connection = nextConnection();
    const client = await OpenClient.open(edge.url, GET);
    const { socket } = await connection;
    socket.write(`HTTP/1.1 200 OK\r\n${rest}`);
    // A reset takes back what the edge has not read yet.
    await client.until('half');
    const end = once(client.socket, 'end');
    socket[close]();
    await end;
    expect(parseMessage(await client.until(''), true)?.body).toBe('TRUNCATED');
  }
});

test('an early answer arrives while the upload continues', async () => {
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
  "a client that disconnects while it uploads (%s): the origin's connection is closed",
  async (close) => {
    const connection = nextConnection();
    const client = await OpenClient.open(edge.url, POST.replace('Content-Length: 2', 'Content-Length: 1000'));
    const { closed } = await connection;
    client.socket[close]();
    await closed;
  },
);

test("a client that resets its connection while it waits: the origin's connection is closed", async () => {
  const connection = nextConnection();
  const client = await OpenClient.open(edge.url, GET);
  const { closed } = await connection;
  client.socket.resetAndDestroy();
  await closed;
});

// The runtime does not notice a half-closed client: docs/edge-limits.md.
test('a client that half-closes its connection while it waits is noticed at the timeout', async () => {
  const connection = nextConnection();
  const client = await OpenClient.open(edge.url, GET);
  const { closed } = await connection;
  const left = performance.now();
  client.socket.end();
  await closed;
  expect(performance.now() - left).toBeGreaterThan(TIMEOUT_MS / 2);
});

test.each(['end', 'resetAndDestroy'] as const)(
  "a client that disconnects during its answer (%s): the origin's connection is closed",
  async (close) => {
    const connection = nextConnection();
    const client = await OpenClient.open(edge.url, GET);
    const { socket, closed } = await connection;
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    const writing = setInterval(() => socket.write('4\r\nmore\r\n'), 5);
    await client.until('more');
    client.socket[close]();
    client.socket.destroy();
    await closed;
    clearInterval(writing);
  },
);

test('a connection that the origin closed while it was idle is not reused, and no request is repeated', async () => {
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

test('a request whose reused connection is closed is not repeated', async () => {
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
