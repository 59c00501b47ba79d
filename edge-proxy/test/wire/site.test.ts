import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorker } from '../../tools/build/worker.mjs';
import { startEdge } from '../../tools/local/edge.mjs';
import { ScriptedOrigin } from './scriptedOrigin';

let origin: ScriptedOrigin;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  origin = await ScriptedOrigin.start();
  edge = await startEdge({ origin: origin.url });
});

afterAll(async () => {
  await edge.dispose();
  await origin.close();
});

test('the console is served with a policy that allows no other site', async () => {
  const page = await fetch(`${edge.url}/?oauth=connected`);
  expect(page.status).toBe(200);
  expect(page.headers.get('Content-Type')).toContain('text/html');
  expect(page.headers.get('Content-Security-Policy')).toMatch(
    /default-src 'none'; script-src 'self'; style-src 'self'.*require-trusted-types-for 'script'; trusted-types 'none'/,
  );
  const html = await page.text();
  expect(html).not.toMatch(/https?:\/\/|style="|onclick=/);
  expect(origin.requests).toHaveLength(0);
});

test('every file that the page names exists', async () => {
  const html = await (await fetch(edge.url)).text();
  const named = [...html.matchAll(/(?:src|href)="(\/[^"#]+)"/g)].map((match) => match[1]);
  expect(named.length).toBeGreaterThan(2);
  for (const path of named) expect((await fetch(edge.url + path)).status, path).toBe(200);
});

test('each page has an address, and is read anew; its scripts are named by their content and kept for ever', async () => {
  const pages = (await readdir(fileURLToPath(new URL('../../console/src/pages', import.meta.url)))).sort();
  expect(pages).toContain('accounts');
  for (const page of pages) {
    const answer = await fetch(`${edge.url}/${page}`);
    expect([answer.status, answer.headers.get('Cache-Control')], page).toEqual([200, 'no-cache']);
  }
  const script = /src="(\/assets\/app-[A-Z0-9]{8}\.js)"/.exec(await (await fetch(edge.url)).text())![1]!;
  expect((await fetch(edge.url + script)).headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
});

test('the first page needs at most 150 kB, compressed', async () => {
  const html = await (await fetch(edge.url)).text();
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
  expect(files.length).toBeGreaterThan(2);
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(Buffer.from(await (await fetch(edge.url + file)).arrayBuffer())).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, gzipSync(html).length)).toBeLessThan(150_000);
});

test('the licences of what is in the scripts are published', async () => {
  const text = await (await fetch(`${edge.url}/licences.txt`)).text();
  for (const name of ['preact', '@preact/signals', 'uplot', 'uqr'])
    expect(text).toMatch(new RegExp(`^${name} \\d.*MIT`, 'm'));
});

test.each(['/apix', '/nothing', '/healthzz'])(
  '%s is not a path of the functions and gets the 404 page',
  async (path) => {
    const page = await fetch(edge.url + path);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<h1');
    expect(origin.requests).toHaveLength(0);
  },
);

test('the build says which commit it is', async () => {
  const build = (await (await fetch(`${edge.url}/build.json`)).json()) as Record<string, string>;
  expect(Object.keys(build)).toEqual(['commit', 'build', 'built_at']);
  expect(build.commit).toMatch(/^([0-9a-f]{12}|unknown)$/);
});

test('Pages calls the worker for /api and /healthz only', async () => {
  const routes = JSON.parse(
    await readFile(fileURLToPath(new URL('../../dist/site/_routes.json', import.meta.url)), 'utf8'),
  ) as Record<string, unknown>;
  expect(routes).toEqual({ version: 1, include: ['/api/*', '/healthz', '/healthz/*'], exclude: [] });
});

test('the local edge applies _routes.json before it calls the worker, as Pages does', async () => {
  await buildWorker('tools/bench/smallest.ts', 'target/smallest.js');
  const smallest = await startEdge({ origin: origin.url, worker: 'target/smallest.js' });
  try {
    expect((await fetch(`${smallest.url}/apix`)).status).toBe(404);
    expect(origin.requests).toHaveLength(0);
    expect((await fetch(`${smallest.url}/api/x`)).status).toBe(200);
    expect(origin.requests).toHaveLength(1);
  } finally {
    await smallest.dispose();
  }
});
