import { expect, test } from 'vitest';
import { csrfToken, faultOf } from './client';

test('the CSRF token is read from the cookies, with its equals signs', () => {
  expect(csrfToken('a=1; __Host-csrf=ab=c==; b=2')).toBe('ab=c==');
  expect(csrfToken('x__Host-csrf=no')).toBe('');
  expect(csrfToken('')).toBe('');
  expect(csrfToken('csrf=of-localhost')).toBe('of-localhost');
  expect(csrfToken('csrf=of-a-sibling; __Host-csrf=own')).toBe('own');
});

test('a problem keeps its title, detail, fields and request id', async () => {
  const errors = [{ field: 'from', message: 'must be a time' }];
  const fault = await faultOf(
    new Response(JSON.stringify({ title: 'Bad input', detail: 'One field is wrong.', request_id: 'r-1', errors }), {
      status: 422,
    }),
  );
  expect(fault).toMatchObject({
    status: 422,
    title: 'Bad input',
    detail: 'One field is wrong.',
    requestId: 'r-1',
    fields: errors,
  });
});

test.each(['<html>502</html>', '', '[]', 'null', '"text"'])(
  'an answer other than a problem (%j) still becomes a readable fault, with the id from the header',
  async (body) => {
    const fault = await faultOf(new Response(body, { status: 502, headers: { 'X-Request-ID': 'r-2' } }));
    expect(fault).toMatchObject({ status: 502, title: 'The server answered 502', requestId: 'r-2', fields: [] });
  },
);
