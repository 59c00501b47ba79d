import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { WIRE_CASES } from './cases';
import type { Difference, WireCase } from './cases/case';
import { FRAMINGS, REFUSED } from './cases/refused';
import { type Message, parseMessage } from './message';
import { send } from './rawClient';
import { answering, ScriptedOrigin } from './scriptedOrigin';

const ID = 'X-Request-ID: case-1';
const TRACE = 'traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const EDGE_SECRET = '0123456789abcdef0123456789abcdef';
let origin: ScriptedOrigin;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  origin = await ScriptedOrigin.start();
  edge = await startEdge({ origin: origin.url, settings: { EDGE_SECRET } });
});

afterAll(async () => {
  await edge.dispose();
  await origin.close();
});

test.each(WIRE_CASES.map((row) => [row.name, row] as const))('%s', async (_, row) => {
  const { request, answer } = bytesOf(row);
  origin.requests.length = 0;
  origin.script = answering(answer);

  const received = await send(edge.url, request);

  expect(origin.requests).toHaveLength(1);
  const added = [`X-Forwarded-Host: ${new URL(edge.url).host}`, `X-Edge-Secret: ${EDGE_SECRET}`];
  expect(normalised(origin.requests[0] as Message)).toEqual(
    changed(parseMessage(request, true) as Message, row.differs?.origin, added),
  );
  expect(normalised(received)).toEqual(
    changed(parseMessage(answer, true, request.startsWith('HEAD ')) as Message, row.differs?.client),
  );
});

test.each(REFUSED)('%s never reaches the origin', async (_, bytes, status) => {
  origin.requests.length = 0;
  expect((await send(edge.url, bytes)).start).toMatch(new RegExp(`^HTTP/1\\.[01] ${status} `));
  expect(origin.requests).toHaveLength(0);
});

test.each(FRAMINGS)('%s has one length at the origin', async (_, rest, body) => {
  origin.requests.length = 0;
  origin.script = answering('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  await send(edge.url, `POST /api/x HTTP/1.1\r\nHost: e\r\n${rest}`);
  expect(origin.requests.map((request) => request.body)).toEqual([body]);
  const framing = origin.requests[0]?.headers.filter((line) => /^(content-length|transfer-encoding):/i.test(line));
  expect(framing).toHaveLength(1);
});

function bytesOf(row: WireCase): { request: string; answer: string } {
  const [start, ...headers] = row.request;
  return {
    request: [`${start} HTTP/1.1`, `Host: ${new URL(edge.url).host}`, ID, TRACE, ...headers, '', row.body ?? ''].join(
      '\r\n',
    ),
    answer: [`HTTP/1.1 ${row.answer[0]}`, ID, ...row.answer.slice(1), '', row.answerBody ?? ''].join('\r\n'),
  };
}

function changed(message: Message, by: Difference = {}, added: readonly string[] = []): Message {
  const kept = message.headers.filter((line) => !by.drop?.includes(line));
  const start =
    by.start === undefined
      ? message.start
      : message.start.startsWith('HTTP/1.1 ')
        ? `HTTP/1.1 ${by.start}`
        : `${by.start} HTTP/1.1`;
  return normalised({ start, headers: [...kept, ...added, ...(by.add ?? [])], body: by.body ?? message.body });
}

/** Without the headers of one connection, and sorted by name: in HTTP only the order within a name counts. */
function normalised({ start, headers, body }: Message): Message {
  const nameOf = (line: string) => line.slice(0, line.indexOf(':')).toLowerCase();
  const compared = headers.filter((line) => !['host', 'connection', 'keep-alive', 'date'].includes(nameOf(line)));
  return {
    start,
    headers: compared.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0)),
    body,
  };
}
