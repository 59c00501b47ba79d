import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildInfo } from './buildInfo.mjs';
import { run } from './run.mjs';

test('outside git the commit is unknown', () =>
  withDirectory(async (directory) => {
    expect(await buildInfo(directory)).toMatchObject({ commit: 'unknown', build: 'unknown' });
  }));

test("inside another project's git it is unknown too", () =>
  withDirectory(async (directory) => {
    await commitIn(directory);
    await mkdir(join(directory, 'vendor/edge-proxy'), { recursive: true });
    expect(await buildInfo(join(directory, 'vendor/edge-proxy'))).toMatchObject({
      commit: 'unknown',
      build: 'unknown',
    });
  }));

test("in the project's own git it is the commit and the number of commits", () =>
  withDirectory(async (directory) => {
    await commitIn(directory);
    await mkdir(join(directory, 'edge-proxy'));
    const info = await buildInfo(join(directory, 'edge-proxy'));
    expect(info.commit).toMatch(/^[0-9a-f]{12}$/);
    expect(info.build).toBe('1');
    expect(info.built_at).toMatch(/Z$/);
  }));

async function withDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'build-info-'));
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function commitIn(cwd: string): Promise<void> {
  await run('git', ['init', '--quiet'], { cwd });
  await run(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@example.test', 'commit', '--quiet', '--allow-empty', '-m', 'x'],
    { cwd },
  );
}
