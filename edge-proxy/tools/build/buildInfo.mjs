import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

const UNKNOWN = 'unknown';

/**
 * Which commit this build was made from. Outside the project's own git everything but the time is `unknown`:
 * a copy inside another project's repository must not show that project's commit.
 * @param {string} root the edge project's directory
 */
export async function buildInfo(root) {
  const built_at = new Date().toISOString();
  try {
    const git = async (/** @type {string[]} */ ...args) => (await run('git', args, { cwd: root })).trim();
    if ((await realpath(await git('rev-parse', '--show-toplevel'))) !== (await realpath(join(root, '..'))))
      throw new Error('not our git');
    return {
      commit: await git('rev-parse', '--short=12', 'HEAD'),
      build: await git('rev-list', '--count', 'HEAD'),
      built_at,
    };
  } catch {
    return { commit: UNKNOWN, build: UNKNOWN, built_at };
  }
}
