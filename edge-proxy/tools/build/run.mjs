import { spawn } from 'node:child_process';

/**
 * Runs a program without showing its output; resolves to what it printed, or rejects with all of it.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} options
 * @returns {Promise<string>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let all = '';
    child.stdout.on('data', (piece) => {
      out += piece;
      all += piece;
    });
    child.stderr.on('data', (piece) => {
      all += piece;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${all}`)),
    );
  });
}
