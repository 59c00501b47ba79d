import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Loads a module in TypeScript, which Node.js 20 does not read: the scripted API of the browser tests is one.
 * @param {string} root the edge project's directory
 * @param {string} entry
 */
export async function bundled(root, entry) {
  const outfile = join(root, `target/${entry.replaceAll(/[^\w.]/g, '-')}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const loaded = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  return loaded;
}
