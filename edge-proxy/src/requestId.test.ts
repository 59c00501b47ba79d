import { expect, test } from 'vitest';
import { requestIdOf } from './requestId';

const of = (value: string) => requestIdOf(new Headers({ 'X-Request-ID': value }));

test('an acceptable id is kept', () => {
  expect(of('order-sync_7.A')).toBe('order-sync_7.A');
  expect(of('Root=1-5759e988-bd862e3fe1be46a994272793')).toBe('Root=1-5759e988-bd862e3fe1be46a994272793');
  expect(of('a:b=c')).toBe('a:b=c');
  expect(of('x'.repeat(128))).toBe('x'.repeat(128));
});

test('a missing id is made, a new one each time', () => {
  const first = requestIdOf(new Headers());
  expect(first).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
  expect(requestIdOf(new Headers())).not.toBe(first);
});

test.each(['', 'x'.repeat(129), 'two words', 'a,b', 'a/b', 'a;b', 'a+b', '<script>', 'naïve'])(
  'the id %j is not acceptable and replaced',
  (bad) => {
    expect(of(bad)).toMatch(/^[0-9a-f-]{36}$/);
  },
);

test('two ids are replaced by a new one', () => {
  const headers = new Headers([
    ['X-Request-ID', 'a'],
    ['X-Request-ID', 'b'],
  ]);
  expect(requestIdOf(headers)).toMatch(/^[0-9a-f-]{36}$/);
});
