import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { OpenClient, send } from './rawClient';
import { answering, ScriptedOrigin } from './scriptedOrigin';

const POST = 'POST /api/x HTTP/1.1\r\nHost: e\r\nX-Request-ID: upload-1\r\n';
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`;
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const LIMIT = 1000;
const HEAD_MS = 300;
const UPLOAD_MS = 700;

const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const settings = {
  HEAD_TIMEOUT_MS: String(HEAD_MS),
  UPLOAD_TIMEOUT_MS: String(UPLOAD_MS),
  BODY_LIMIT_BYTES: String(LIMIT),
};

let origin: ScriptedOrigin;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  origin = await ScriptedOrigin.start();
  edge = await startEdge({ origin: origin.url, settings });
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

/** An origin that reads and never answers: what it has received, and when its connection ends. */
class Listener {
  text = '';
  private readonly waiting: (() => void)[] = [];
  private constructor(
    readonly socket: Socket,
    readonly closed: Promise<void>,
  ) {}

  static next(): Promise<Listener> {
    return new Promise((resolve) => {
      origin.atHead = (socket, text) => {
        origin.atHead = null;
        const listener = new Listener(socket, new Promise((ended) => socket.once('close', () => ended())));
        listener.receive(text);
        socket.on('data', (piece) => listener.receive(piece.toString('latin1')));
        resolve(listener);
      };
    });
  }

  async until(part: string): Promise<void> {
    while (!this.text.includes(part)) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private receive(text: string): void {
    this.text += text;
    for (const notify of this.waiting.splice(0)) notify();
  }
}

async function expectProblem(client: OpenClient, status: number, fault: string): Promise<void> {
  const answer = await client.until('"request_id":"upload-1"');
  expect(answer).toContain(`HTTP/1.1 ${status} `);
  expect(answer).toContain(`X-Edge-Error: ${fault}\r\n`);
  expect(answer).not.toContain('functions did not answer');
  client.socket.destroy();
}

test.each([
  ['stops between two chunks', CHUNKED + chunk('abc'), '', true],
  ['stops inside a chunk', CHUNKED + chunk('abc'), 'ff\r\nab', true],
  ['stops inside the size of a chunk', CHUNKED + chunk('abc'), '1', true],
  ['stops before the last line', CHUNKED + chunk('abc'), '0\r\n', true],
  ['has a size that is not a number', CHUNKED + chunk('abc'), 'zz\r\n', false],
  ['has a chunk longer than its size', CHUNKED + chunk('abc'), '1\r\nabc\r\n', false],
  ['is shorter than its Content-Length', `${POST}Content-Length: 10\r\n\r\nabc`, '', true],
])('an upload that %s is cut at the origin, and the client gets 400', async (_, begin, rest, leave) => {
  const connection = Listener.next();
  const client = await OpenClient.open(edge.url, begin);
  const listener = await connection;
  await listener.until('abc');
  client.socket.write(rest);
  if (leave) client.socket.end();
  await listener.closed;
  expect(listener.text).not.toContain('\r\n0\r\n\r\n');
  await expectProblem(client, 400, 'upload-broken');
});

test('a client that resets its connection during a chunked upload never makes the upload complete', async () => {
  const connection = Listener.next();
  const client = await OpenClient.open(edge.url, CHUNKED + chunk('abc'));
  const listener = await connection;
  await listener.until('abc');
  client.socket.resetAndDestroy();
  await listener.closed;
  expect(listener.text).not.toContain('\r\n0\r\n\r\n');
});

test('a chunked upload above the limit gets 413, and the origin connection is cut without an end', async () => {
  const connection = Listener.next();
  const client = await OpenClient.open(edge.url, CHUNKED + chunk('a'.repeat(LIMIT)));
  const listener = await connection;
  await listener.until('a'.repeat(LIMIT));
  client.socket.write(chunk('above the limit') + '0\r\n\r\n');
  await listener.closed;
  expect(listener.text).not.toContain('above the limit');
  expect(listener.text).not.toContain('\r\n0\r\n\r\n');
  await expectProblem(client, 413, 'body-too-large');
});

test('a chunked upload in one chunk above the limit gets 413', async () => {
  const answer = await send(edge.url, CHUNKED + chunk('a'.repeat(LIMIT + 1)) + '0\r\n\r\n');
  expect(answer.start).toMatch(/ 413 /);
  expect(origin.requests).toHaveLength(0);
});

test('a chunked upload of exactly the limit passes', async () => {
  expect((await send(edge.url, CHUNKED + chunk('a'.repeat(400)) + chunk('b'.repeat(600)) + '0\r\n\r\n')).body).toBe(
    'ok',
  );
  expect(origin.requests[0]?.body).toBe('a'.repeat(400) + 'b'.repeat(600));
});

test.each([
  ['chunks', CHUNKED + chunk('abc')],
  ['a length', `${POST}Content-Length: 10\r\n\r\nabc`],
])('a client that stops sending in the middle of %s gets 408, not a report about the functions', async (_, begin) => {
  const connection = Listener.next();
  const began = performance.now();
  const client = await OpenClient.open(edge.url, begin);
  await (await connection).closed;
  await expectProblem(client, 408, 'upload-timeout');
  expect(performance.now() - began).toBeGreaterThan(UPLOAD_MS - 20);
});

test('the functions have their whole time after a slow upload', async () => {
  const connection = Listener.next();
  const client = await OpenClient.open(edge.url, CHUNKED + chunk('slow'));
  const listener = await connection;
  setTimeout(() => client.socket.write(chunk('end') + '0\r\n\r\n'), HEAD_MS + 100);
  await listener.until('\r\n0\r\n\r\n');
  setTimeout(() => listener.socket.end(OK), HEAD_MS - 150);
  expect(await client.until('ok')).toContain('HTTP/1.1 200 OK');
});

test('functions that do not read the upload are the ones reported as slow', async () => {
  const patient = await startEdge({ origin: origin.url, settings: { ...settings, BODY_LIMIT_BYTES: '100000000' } });
  origin.atHead = (socket) => void socket.pause();
  const client = await OpenClient.open(patient.url, `${POST}Content-Length: 64000000\r\n\r\n`);
  client.socket.write(Buffer.alloc(64_000_000));
  expect(await client.until('"request_id":"upload-1"')).toContain('X-Edge-Error: origin-timeout');
  client.socket.destroy();
  await patient.dispose();
});

test('an upload that the origin reads slowly arrives unchanged', async () => {
  const roomy = await startEdge({ origin: origin.url });
  const bytes = randomBytes(8_000_000);
  const received: Buffer[] = [];
  let missing = bytes.length;
  const take = (piece: Buffer) => {
    received.push(piece);
    missing -= piece.length;
    return missing;
  };
  origin.atHead = (socket, text) => {
    take(Buffer.from(text.slice(text.indexOf('\r\n\r\n') + 4), 'latin1'));
    socket.on('data', (piece) => {
      if (take(piece) === 0) socket.end(OK);
      socket.pause();
      setImmediate(() => socket.resume());
    });
  };
  const client = await OpenClient.open(roomy.url, `${POST}Content-Length: ${bytes.length}\r\n\r\n`);
  client.socket.write(bytes);
  await client.until('ok');
  expect(Buffer.concat(received).equals(bytes)).toBe(true);
  client.socket.destroy();
  await roomy.dispose();
});

test('an upload is not kept in memory', async () => {
  const large = await startEdge({ origin: origin.url, settings: { BODY_LIMIT_BYTES: '300000000' } });
  await send(large.url, `${CHUNKED}0\r\n\r\n`);
  const before = await largestRuntime();
  origin.atHead = (socket) =>
    socket.on('data', () => {
      if (socket.bytesRead > 200_000_000) socket.end(OK);
    });
  const client = await OpenClient.open(large.url, `${POST}Content-Length: 200000000\r\n\r\n`);
  const piece = Buffer.alloc(1_000_000);
  for (let i = 0; i < 200; i++) await new Promise((resolve) => client.socket.write(piece, resolve));
  await client.until('ok');
  expect((await largestRuntime()) - before).toBeLessThan(60_000_000);
  client.socket.destroy();
  await large.dispose();
});

/** Resident bytes of the largest workerd that this process started. */
async function largestRuntime(): Promise<number> {
  const sizes = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(async (id) => {
        const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
        return status.startsWith('Name:\tworkerd') && status.includes(`\nPPid:\t${process.pid}\n`)
          ? Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024
          : 0;
      }),
  );
  return Math.max(...sizes);
}
