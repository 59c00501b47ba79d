import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Builds one worker into one file, the way Pages takes it.
 * @param {string} entry path of its source in this project
 * @param {string} outfile path in this project
 */
export async function buildWorker(entry, outfile) {
  await build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
}
