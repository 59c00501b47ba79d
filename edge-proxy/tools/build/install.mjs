// Runs `npm ci` unless node_modules already matches the lock file, so that a build does not wait for npm every time.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const marker = join(root, 'node_modules/.installed-from');

const wanted = await fingerprint();
const installed = await readFile(marker, 'utf8').catch(() => '');
if (installed === wanted) {
  console.log('npm packages are up to date');
} else {
  const started = Date.now();
  // No install scripts: binaries come as platform packages, and nothing else needs to run.
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  await writeFile(marker, wanted);
  console.log(`npm packages installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The lock file, Node's major version and the platform: native packages depend on all three. */
async function fingerprint() {
  const hash = createHash('sha256')
    .update(await readFile(join(root, 'package-lock.json')))
    .digest('hex');
  return `${hash} node-${process.versions.node.split('.')[0]} ${process.platform}-${process.arch}\n`;
}
