// Builds dist/site: the console, the edge as `_worker.js`, and the files that Pages reads beside them.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildInfo } from './buildInfo.mjs';
import { buildWorker } from './worker.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = join(root, 'dist/site');

await rm(join(root, 'dist'), { recursive: true, force: true });
await mkdir(site, { recursive: true });
await Promise.all([buildConsole(), buildWorker('src/worker.ts', 'dist/site/_worker.js')]);

async function buildConsole() {
  await cp(join(root, 'console/static'), site, { recursive: true });
  await writeFile(join(site, 'build.json'), JSON.stringify(await buildInfo(root)) + '\n');
  await build({
    absWorkingDir: root,
    entryPoints: { app: 'console/src/main.ts', styles: 'console/src/styles/main.css' },
    outdir: site,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}
