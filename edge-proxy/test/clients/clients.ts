import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../tools/build/run.mjs';
import { openBrowser } from '../browser/browser';
import { CREDENTIALS, type Report } from './scenario';

export type Client = (edge: string) => Promise<Report>;

/** The least time between the first and the last event; a buffered stream would deliver them together. */
const APART_MS = 150;
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export const has = (program: string) => spawnSync(program, ['--version']).status === 0;

export const curl: Client = async (edge) => {
  const folder = await mkdtemp(join(tmpdir(), 'edge-curl-'));
  try {
    const jar = [
      '--silent',
      '--show-error',
      '--max-time',
      '20',
      '--cookie',
      join(folder, 'jar'),
      '--cookie-jar',
      join(folder, 'jar'),
    ];
    await run('curl', [
      ...jar,
      '-H',
      'Content-Type: application/json',
      '-H',
      'Expect: 100-continue',
      '--data-binary',
      CREDENTIALS,
      `${edge}/api/login`,
    ]);
    const end = await run('curl', [
      ...jar,
      '--location',
      '--output',
      '/dev/null',
      '--write-out',
      '%{http_code} %{url_effective}',
      `${edge}/api/oauth/start`,
    ]);
    const stream = await run('curl', [
      ...jar,
      '--no-buffer',
      '--write-out',
      '%{time_starttransfer} %{time_total}',
      `${edge}/api/events`,
    ]);
    await run('curl', [...jar, '--output', join(folder, 'file'), '--compressed', `${edge}/api/file`]);
    const [status = '', landed = ''] = end.split(' ');
    const [first = 0, last = 0] = (stream.split('\n').at(-1) ?? '').split(' ').map(Number);
    return {
      status: Number(status),
      landed: new URL(landed).pathname,
      streamed: (last - first) * 1000 > APART_MS,
      events: [...stream.matchAll(/data: (\d)/g)].map((event) => event[1] ?? ''),
      file: sha(await readFile(join(folder, 'file'))),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Node's fetch, which is undici; it has no cookie jar, so the redirects are followed here. */
export const undici: Client = async (edge) => {
  const login = await fetch(`${edge}/api/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: CREDENTIALS,
  });
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  let url = `${edge}/api/oauth/start`;
  let answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
  for (let hop = 0; hop < 5 && answer.status === 302; hop++) {
    url = new URL(answer.headers.get('location') ?? '', url).href;
    answer = await fetch(url, { redirect: 'manual', headers: url.startsWith(edge) ? { cookie } : {} });
  }
  const times: number[] = [];
  let text = '';
  for await (const piece of (await fetch(`${edge}/api/events`)).body ?? []) {
    times.push(performance.now());
    text += Buffer.from(piece).toString();
  }
  const file = await (await fetch(`${edge}/api/file`)).arrayBuffer();
  return {
    status: answer.status,
    landed: new URL(url).pathname,
    streamed: (times.at(-1) ?? 0) - (times[0] ?? 0) > APART_MS,
    events: [...text.matchAll(/data: (\d)/g)].map((event) => event[1] ?? ''),
    file: sha(new Uint8Array(file)),
  };
};

const JDK = process.env.TOOLCHAIN_JAVA_HOME ?? process.env.JAVA_HOME;
/** The JDK that Maven chose for the build; without Maven that of JAVA_HOME, else the one on the path. */
export const JAVA = JDK ? join(JDK, 'bin', 'java') : 'java';

/** Run from its source file, which needs no build. */
export const java: Client = async (edge) =>
  JSON.parse(
    await run(JAVA, [fileURLToPath(new URL('JavaClient.java', import.meta.url)), edge, CREDENTIALS]),
  ) as Report;

export const chromium: Client = async (edge) => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(edge);
    await page.evaluate(
      `fetch('/api/login', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ${JSON.stringify(CREDENTIALS)} }).then(() => {})`,
    );
    const answer = await page.goto(`${edge}/api/oauth/start`);
    const stream = (await page.evaluate(`new Promise((resolve) => {
      const seen = { events: [], times: [] };
      const source = new EventSource('/api/events');
      source.onmessage = (event) => { seen.events.push(event.data); seen.times.push(performance.now()); };
      source.onerror = () => { source.close(); resolve(seen); };
    })`)) as { events: string[]; times: number[] };
    const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate("location.href = '/api/file'")]);
    return {
      status: answer?.status() ?? 0,
      // Where the redirects led; the console's script then opens one of its pages.
      landed: new URL(answer?.url() ?? '').pathname,
      events: stream.events,
      streamed: (stream.times[2] ?? 0) - (stream.times[0] ?? 0) > APART_MS,
      file: sha(await readFile(await download.path())),
    };
  } finally {
    await browser.close();
  }
};
