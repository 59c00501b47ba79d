import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const serve = (...args: string[]) => spawn(process.execPath, ['tools/local/serve.mjs', ...args], { cwd: root });

test('it prints READY with its address, serves, and exits with 0 when its input closes', async () => {
  const child = serve('--origin', 'http://127.0.0.1:9', '--port', '0');
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (piece) => resolve(String(piece))));
  const { url } = JSON.parse(line.replace(/^READY /, '')) as { url: string };
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${url}/build.json`)).status).toBe(200);
  child.stdin.end();
  expect(await codeOf(child)).toBe(0);
});

test('a port in use is reported in one sentence, with exit code 2', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const child = serve('--origin', 'http://127.0.0.1:9', '--port', String(port));
  const [code, output] = await Promise.all([codeOf(child), textOf(child)]);
  taken.close();
  expect(code).toBe(2);
  expect(output).toBe(`Port ${port} is in use. Choose another with --port, or 0 for a free one.\n`);
});

test('a wrong argument is reported in one sentence, with exit code 2', async () => {
  const child = serve('--port', 'http');
  const [code, output] = await Promise.all([codeOf(child), textOf(child)]);
  expect(code).toBe(2);
  expect(output.trim().split('\n')).toHaveLength(1);
});

function codeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}

async function textOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const piece of child.stderr ?? []) text += String(piece);
  return text;
}
