import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { answering, ScriptedOrigin } from '../../test/wire/scriptedOrigin';
import { startEdge } from '../local/edge.mjs';

function verify(...args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('run.mjs', import.meta.url)), ...args], {
      env: { PATH: process.env.PATH },
    });
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
    });
    child.stderr.on('data', (piece) => {
      said += piece;
    });
    child.on('close', (code) => resolve({ code, said }));
  });
}

test("functions that answer wrongly are told row by row, and what is the edge's own is seen to be right", async () => {
  const origin = await ScriptedOrigin.start();
  origin.script = answering('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n');
  const edge = await startEdge({ origin: origin.url });
  try {
    const { code, said } = await verify(`${edge.url}/`, origin.url);
    expect(code).toBe(1);
    expect(said).toContain('yes  a good request id is kept\n');
    expect(said).toContain('yes  413 by the edge as soon as 10 MB are announced\n');
    expect(said).toContain('yes  the console is there, with its policy\n');
    expect(said).toContain('NO   answers are neither stored nor recoded: cache-control: missing\n');
    expect(said).toContain('NO   a redirect is not followed: status 200 instead of 302\n');
    expect(said).toContain('NO   the functions refuse who skips the edge: status 200 instead of 403\n');
    expect(said).toContain('-    both cookies arrive from one header: set VERIFY_EMAIL and VERIFY_PASSWORD\n');
  } finally {
    await edge.dispose();
    await origin.close();
  }
});

test.each([[], ['ftp://e'], ['https://e/path'], ['https://e', 'https://f', 'https://g']])(
  'wrong arguments are one sentence and exit code 2: %j',
  async (...args) => {
    const { code, said } = await verify(...args.flat());
    expect(code).toBe(2);
    expect(said).toMatch(/^Usage: /);
  },
);
