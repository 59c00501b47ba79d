import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Builds a worker into one file, as Pages expects it.
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
