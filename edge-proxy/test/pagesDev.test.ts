import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { callsWorker } from '../tools/local/routing.mjs';
import { answering, ScriptedOrigin } from './wire/scriptedOrigin';

const project = fileURLToPath(new URL('..', import.meta.url));
const SECRET = '0123456789abcdef0123456789abcdef';

// The only test with Pages' own routing and configuration files. The others avoid this server: it re-encodes, delays and drops.
test('wrangler pages dev starts offline, serves the console and passes requests to the functions', {
  timeout: 60_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'edge-pages-'));
  const origin = await ScriptedOrigin.start();
  const port = await freePort();
  const server = pagesDev(folder, port, origin.url);
  try {
    await ready(server);
    const url = `http://127.0.0.1:${port}`;
    origin.script = answering(
      'HTTP/1.1 302 Found\r\nLocation: /?oauth=connected\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n',
    );
    const answer = await fetch(`${url}/api/oauth/callback?code=a,b%2Bc`, {
      redirect: 'manual',
      headers: { 'X-Request-ID': 'dev-1' },
    });
    expect([answer.status, answer.headers.get('location'), answer.headers.get('x-request-id')]).toEqual([
      302,
      '/?oauth=connected',
      'dev-1',
    ]);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(origin.requests.map((request) => request.start)).toEqual(['GET /api/oauth/callback?code=a,b%2Bc HTTP/1.1']);
    expect(origin.requests[0]?.headers).toContain(`X-Edge-Secret: ${SECRET}`);
    expect((await fetch(url)).headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect(origin.requests).toHaveLength(1);
    // The local edge applies _routes.json by its own code: wrangler's must agree with it.
    const rules = JSON.parse(await readFile(join(project, 'dist/site/_routes.json'), 'utf8'));
    for (const path of [
      '/api',
      '/api/',
      '/api/a',
      '/API/a',
      '/apix',
      '/healthz',
      '/healthz/',
      '/healthz/db',
      '/healthzz',
      '/favicon.svg',
    ]) {
      origin.requests.length = 0;
      await fetch(url + path, { redirect: 'manual' });
      expect(origin.requests.length === 1, path).toBe(callsWorker(rules, path));
    }
  } finally {
    const closed = new Promise((resolve) => server.once('close', resolve));
    server.kill('SIGTERM');
    await closed;
    await origin.close();
    await rm(folder, { recursive: true });
  }
});

function pagesDev(folder: string, port: number, origin: string): ChildProcess {
  const command = [
    'node_modules/wrangler/bin/wrangler.js',
    'pages',
    'dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--inspector-port',
    '0',
    '--persist-to',
    join(folder, 'state'),
    '--show-interactive-dev-session=false',
    '-b',
    `ORIGIN=${origin}`,
    '-b',
    `EDGE_SECRET=${SECRET}`,
  ];
  // Without these it sends metrics, looks for updates and for the visitor's location, and writes into the home directory.
  const quiet = {
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    X_LOCAL_EXPLORER: 'false',
    WRANGLER_LOG_PATH: join(folder, 'logs'),
    HOME: folder,
  };
  return spawn(process.execPath, command, {
    cwd: project,
    env: { PATH: process.env.PATH, ...quiet },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (piece: Buffer) => {
      output += piece.toString();
      if (output.includes('Ready on')) resolve();
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('close', (code) => reject(new Error(`wrangler ended with ${code}:\n${output}`)));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
