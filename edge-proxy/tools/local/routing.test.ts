import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { isForFunctions } from '../../src/routes';
import { callsWorker } from './routing.mjs';

const PATHS = [
  '/',
  '/api',
  '/api/',
  '/api/x',
  '/api/a//b',
  '/api/x.js',
  '/apix',
  '/API/x',
  '/%61pi/x',
  '//api/x',
  '/healthz',
  '/healthz/',
  '/healthz/db',
  '/healthzz',
  '/index.html',
];

test.each([
  ['/', ['/'], ['/x']],
  ['/*', ['/', '/x', '/x/y'], []],
  ['/foo', ['/foo', '/foo/'], ['/foo/x', '/foox', '/FOO']],
  ['/foo/', ['/foo', '/foo/'], ['/foo/x', '/foox']],
  ['/foo*', ['/foo', '/foox', '/foo/x'], ['/fo', '/xfoo']],
  ['/foo/*', ['/foo', '/foo/', '/foo/x/y'], ['/foox']],
  ['/a.b/*', ['/a.b/c'], ['/aXb/c']],
  ['/*.json', ['/a.json', '/a/b.json'], ['/a.jsonx']],
])('the rule %s covers what it covers in Pages', (rule, covered, others) => {
  for (const path of covered) expect(callsWorker({ include: [rule], exclude: [] }, path), path).toBe(true);
  for (const path of others) expect(callsWorker({ include: [rule], exclude: [] }, path), path).toBe(false);
});

test('an exclusion wins over an inclusion', () => {
  expect(callsWorker({ include: ['/api/*'], exclude: ['/api/docs/*'] }, '/api/docs/x')).toBe(false);
});

test('the worker itself serves the same paths as _routes.json sends to it', async () => {
  const rules = JSON.parse(await readFile(new URL('../../console/static/_routes.json', import.meta.url), 'utf8'));
  for (const path of PATHS) expect(isForFunctions(`https://edge.test${path}`), path).toBe(callsWorker(rules, path));
});
