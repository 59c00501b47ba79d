import { expect, test, vi } from 'vitest';
import { forward, type Send } from './forward';

const env = { ORIGIN: 'http://origin.test', EDGE_SECRET: '0123456789abcdef0123456789abcdef', HEAD_TIMEOUT_MS: '40' };
const request = (init: RequestInit = {}) =>
  new Request('https://edge.test/api/x', { headers: { 'X-Request-ID': 'id-1' }, ...init });
const never: Send = () => new Promise(() => {});

async function problemOf(answer: Response): Promise<Record<string, unknown>> {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(answer.headers.get('X-Request-ID')).toBe('id-1');
  const problem = (await answer.json()) as Record<string, unknown>;
  expect(problem.request_id).toBe('id-1');
  expect(problem.status).toBe(answer.status);
  return problem;
}

async function initOf(url: string): Promise<RequestInit<RequestInitCfProperties>> {
  let seen: RequestInit<RequestInitCfProperties> = {};
  await forward(new Request(url), env, async (_, init) => {
    seen = init;
    return new Response();
  });
  return seen;
}

test('redirects are not followed, and the request is passed as one object', async () => {
  expect(await initOf('https://edge.test/api/x')).toEqual({ redirect: 'manual' });
});

test.each(['/api/x.js', '/api/a.b/c', '/api/x?a=.'])(
  'Cloudflare is told not to store %s, which looks like a file',
  async (target) => {
    expect((await initOf(`https://edge.test${target}`)).cf).toEqual({ cacheTtlByStatus: { '100-599': -1 } });
  },
);

test('a missing setting is a problem that names its key', async () => {
  const answer = await forward(request(), {}, never);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('X-Edge-Error')).toBe('misconfigured');
  expect((await problemOf(answer)).detail).toContain('ORIGIN');
});

test('an origin that refuses the connection is tried once and reported without internals', async () => {
  const send = vi.fn<Send>(() => Promise.reject(new Error('connect to 10.0.0.1 refused')));
  const answer = await forward(request(), env, send);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('X-Edge-Error')).toBe('origin-unreachable');
  expect(JSON.stringify(await problemOf(answer))).not.toContain('10.0.0.1');
  expect(send).toHaveBeenCalledTimes(1);
});

test('an origin that does not answer is reported at the timeout', async () => {
  const answer = await forward(request(), env, never);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('X-Edge-Error')).toBe('origin-timeout');
  await problemOf(answer);
});

test('the timeout ends with the head: a slow body is not cut', async () => {
  vi.useFakeTimers();
  try {
    const answer = await forward(request(), env, async () => new Response('slow'));
    expect(vi.getTimerCount()).toBe(0);
    expect(await answer.text()).toBe('slow');
  } finally {
    vi.useRealTimers();
  }
});

test('a body with a length above the limit is refused before the origin is asked', async () => {
  const send = vi.fn<Send>(async () => new Response());
  const answer = await forward(
    request({ method: 'POST', headers: { 'X-Request-ID': 'id-1', 'Content-Length': '8' } }),
    { ...env, BODY_LIMIT_BYTES: '7' },
    send,
  );
  expect(answer.status).toBe(413);
  expect(answer.headers.get('X-Edge-Error')).toBe('body-too-large');
  expect((await problemOf(answer)).detail).toContain('7 bytes');
  expect(send).not.toHaveBeenCalled();
});

test('an unexpected error is still an answer with the request id', async () => {
  const broken = new Proxy(request(), {
    get: (target, name) => (name === 'url' ? undefined : Reflect.get(target, name, target)),
  });
  const answer = await forward(broken, env, never);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('X-Edge-Error')).toBe('edge-failure');
  await problemOf(answer);
});
