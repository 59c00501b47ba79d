import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge } from '../../local/edge.mjs';
import { WIRE_CASES, type WireCase } from './cases';
import { type Message, parseMessage } from './message';
import { send } from './rawClient';
import { ScriptedOrigin, answering } from './scriptedOrigin';

const ID = 'X-Request-ID: case-1';
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
  const seen = origin.requests[0] as Message;
  const asked = parseMessage(request, true) as Message;
  expect(seen.start).toBe(asked.start);
  expect(seen.body).toBe(asked.body);
  expect(told(seen)).toEqual(changed([...told(asked), `X-Forwarded-Host: ${new URL(edge.url).host}`, `X-Edge-Secret: ${EDGE_SECRET}`], row.differs?.origin));

  const answered = parseMessage(answer, true, request.startsWith('HEAD ')) as Message;
  expect(received.start).toBe(answered.start);
  expect(received.body).toBe(answered.body);
  expect(told(received)).toEqual(changed(told(answered), row.differs?.client));
});

function bytesOf(row: WireCase): { request: string; answer: string } {
  const [ask, ...askHeaders] = row.ask;
  return {
    request: [`${ask} HTTP/1.1`, `Host: ${new URL(edge.url).host}`, ID, ...askHeaders, '', row.body ?? ''].join('\r\n'),
    answer: [`HTTP/1.1 ${row.answer[0]}`, ID, ...row.answer.slice(1), '', row.answerBody ?? ''].join('\r\n'),
  };
}

/** Headers but those of one connection, in an order that does not depend on who wrote them. */
function told(message: Message): string[] {
  return message.headers.filter((line) => !/^(host|connection|keep-alive|date):/i.test(line)).sort();
}

function changed(headers: string[], by: { drop?: readonly string[]; add?: readonly string[] } = {}): string[] {
  return [...headers.filter((line) => !by.drop?.includes(line)), ...(by.add ?? [])].sort();
}
