import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { OpenClient, send } from './rawClient';
import { answering, ScriptedOrigin } from './scriptedOrigin';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const MEGABYTES_10 = 10 * 1024 * 1024;
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: e\r\n\r\n`;
const sha = (bytes: string) => createHash('sha256').update(bytes, 'latin1').digest('hex');

let origin: ScriptedOrigin;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  origin = await ScriptedOrigin.start();
  edge = await startEdge({ origin: origin.url });
});

beforeEach(() => {
  origin.requests.length = 0;
  origin.script = answering(OK);
});

afterAll(async () => {
  await edge.dispose();
  await origin.close();
});

test('a thousand requests at once are answered, each with its own answer', async () => {
  const waiting: (() => void)[] = [];
  origin.script = (socket, request) => {
    const body = request.start.split(' ')[1] ?? '';
    waiting.push(() => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`));
    // All are answered only when all have arrived: they really are concurrent.
    if (waiting.length === 1000) for (const answer of waiting) answer();
  };
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, i) => send(edge.url, get(`/api/${i}`))));
  expect(answers.map((answer) => answer.body)).toEqual(Array.from({ length: 1000 }, (_, i) => `/api/${i}`));
});

test.each(['length', 'chunks'])('10 MB pass unchanged in both directions, with %s', async (framing) => {
  const bytes = randomBytes(MEGABYTES_10).toString('latin1');
  const [header, body] =
    framing === 'length'
      ? [`Content-Length: ${MEGABYTES_10}`, bytes]
      : ['Transfer-Encoding: chunked', `${MEGABYTES_10.toString(16)}\r\n${bytes}\r\n0\r\n\r\n`];
  origin.script = answering(`HTTP/1.1 200 OK\r\n${header}\r\n\r\n${body}`);
  const answer = await send(edge.url, `PUT /api/x HTTP/1.1\r\nHost: e\r\n${header}\r\n\r\n${body}`);
  expect(sha(origin.requests[0]?.body ?? '')).toBe(sha(bytes));
  expect(sha(answer.body)).toBe(sha(bytes));
});

// Both ends are in this process, so a busy machine delays the measurement as well: the best of a few runs counts.
test('each event of a stream arrives within 20 ms of being written', { retry: 4 }, async () => {
  const written: number[] = [];
  origin.script = (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n');
    const beat = setInterval(() => {
      written.push(performance.now());
      const event = `data: ${written.length}\n\n`;
      socket.write(`${event.length.toString(16)}\r\n${event}\r\n`);
      if (written.length === 20) {
        clearInterval(beat);
        socket.end('0\r\n\r\n');
      }
    }, 15);
  };
  const client = await OpenClient.open(edge.url, get('/api/events'));
  const delays: number[] = [];
  for (let event = 1; event <= 20; event++) {
    await client.until(`data: ${event}\n\n`);
    delays.push(performance.now() - (written[event - 1] ?? Infinity));
  }
  client.socket.destroy();
  expect(Math.max(...delays)).toBeLessThanOrEqual(20);
});

// Retried for the same reason: a leak would show every time.
test('after 300 clients have disconnected, memory and response times are as before', { retry: 2 }, async () => {
  await disconnect(50);
  const before = { memory: await runtimeMemory(), time: await medianTime() };
  await disconnect(300);
  const after = { memory: await runtimeMemory(), time: await medianTime() };
  expect(after.memory - before.memory).toBeLessThan(30 * 1024 * 1024);
  expect(after.time).toBeLessThan(before.time * 2 + 5);
});

/** Clients disconnect, ten at a time: a third each while uploading, while waiting and during the answer. */
async function disconnect(clients: number): Promise<void> {
  const sockets = new Set<Socket>();
  const arrivals = new Map<string, () => void>();
  origin.atHead = (socket, text) => {
    sockets.add(socket);
    arrivals.get(text.split(' ')[1] ?? '')?.();
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', () => {});
    if (text.includes('/api/answered'))
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n');
  };
  const requests = [
    (n: number) => `POST /api/uploading/${n} HTTP/1.1\r\nHost: e\r\nContent-Length: 100000\r\n\r\nabc`,
    (n: number) => get(`/api/waiting/${n}`),
    (n: number) => get(`/api/answered/${n}`),
  ] as const;
  for (let i = 0; i < clients; i += 10) {
    await Promise.all(
      Array.from({ length: 10 }, async (_, j) => {
        const request = requests[(i + j) % 3]!(i + j);
        const arrived = new Promise<void>((resolve) => arrivals.set(request.split(' ')[1]!, resolve));
        const client = await OpenClient.open(edge.url, request);
        await arrived;
        if ((i + j) % 3 === 2) await client.until('half');
        client.socket.resetAndDestroy();
      }),
    );
  }
  await expect.poll(() => sockets.size, { timeout: 5000 }).toBe(0);
  origin.atHead = null;
}

async function medianTime(): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 100; i++) {
    const began = performance.now();
    expect((await send(edge.url, get('/api/x'))).body).toBe('ok');
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[50] ?? 0;
}

/** Resident bytes of the workerd that this process started. */
async function runtimeMemory(): Promise<number> {
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    if (status.startsWith('Name:\tworkerd') && status.includes(`\nPPid:\t${process.pid}\n`))
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }
  throw new Error('this process runs no workerd');
}
