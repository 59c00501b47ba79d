import { expect, test } from 'vitest';
import { incoming } from './incoming';

test('an answer with an id is returned as the same object', () => {
  const answer = new Response('x', { headers: { 'X-Request-ID': 'id-1' } });
  expect(incoming(answer, 'id-1')).toBe(answer);
});

test('an answer without an id gets one and keeps everything else', async () => {
  const headers = new Headers([
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
    ['ETag', '"strong"'],
    ['Location', '/next'],
  ]);
  const marked = incoming(new Response('body', { status: 302, headers }), 'id-1');
  expect(marked.status).toBe(302);
  expect(marked.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(marked.headers.get('ETag')).toBe('"strong"');
  expect(marked.headers.get('Location')).toBe('/next');
  expect(marked.headers.get('X-Request-ID')).toBe('id-1');
  expect(await marked.text()).toBe('body');
});

test("X-Edge-Error and the headers that Connection names are removed, the functions' own id is kept", () => {
  const answer = incoming(
    new Response('x', {
      headers: { Connection: 'X-Hop', 'X-Hop': '1', 'X-Edge-Error': 'forged', 'X-Request-ID': 'theirs' },
    }),
    'id-1',
  );
  expect([...answer.headers.keys()].sort()).toEqual(['connection', 'content-type', 'x-request-id']);
  expect(answer.headers.get('X-Request-ID')).toBe('theirs');
});

test.each([100, 101, 103, 600, 999])('a status of %d becomes a problem of the edge', async (status) => {
  const answer = { status, headers: new Headers(), body: null } as unknown as Response;
  const problem = incoming(answer, 'id-1');
  expect(problem.status).toBe(503);
  expect(problem.headers.get('X-Edge-Error')).toBe('origin-bad-answer');
});
