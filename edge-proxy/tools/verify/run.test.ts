import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { answering, ScriptedOrigin } from '../../test/wire/scriptedOrigin';
import { startEdge } from '../local/edge.mjs';

function verify(...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('run.mjs', import.meta.url)), ...args], {
      env: { PATH: process.env.PATH },
    });
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    child.stderr.on('data', (piece) => {
      output += piece;
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}

test("wrong answers of the functions are reported check by check, and the edge's own checks pass", async () => {
  const origin = await ScriptedOrigin.start();
  // It closes each connection and says so; else the edge may use one again that is about to end.
  origin.script = answering(
    'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n',
  );
  const edge = await startEdge({ origin: origin.url });
  try {
    const { code, output } = await verify(`${edge.url}/`, origin.url);
    expect(code).toBe(1);
    expect(output).toContain('ok    an acceptable request id is kept\n');
    expect(output).toContain('ok    an upgrade is refused by the edge\n');
    expect(output).toContain('ok    a trace id is kept as the request id\n');
    expect(output).toContain('ok    413 from the edge for a length above 10 MB\n');
    expect(output).toContain('ok    the console is served with its security policy\n');
    expect(output).toContain('FAIL  answers are neither stored nor re-encoded: cache-control: missing\n');
    expect(output).toContain('FAIL  a redirect is not followed: status 200 instead of 302\n');
    expect(output).toContain('FAIL  the functions refuse requests that bypass the edge: status 200 instead of 403\n');
    expect(output).toContain('-     both cookies of one header arrive: set VERIFY_EMAIL and VERIFY_PASSWORD\n');
  } finally {
    await edge.dispose();
    await origin.close();
  }
});

test.each([[], ['ftp://e'], ['https://e/path'], ['https://e', 'https://f', 'https://g']])(
  'wrong arguments are reported in one sentence, with exit code 2: %j',
  async (...args) => {
    const { code, output } = await verify(...args.flat());
    expect(code).toBe(2);
    expect(output).toMatch(/^Usage: /);
  },
);
