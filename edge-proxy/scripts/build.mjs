// Builds dist/site (the console and what Pages reads beside it) and dist/functions (the edge as Pages runs it).
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildInfo } from './buildInfo.mjs';
import { buildFunctions } from './functions.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const site = join(root, 'dist/site');

await rm(join(root, 'dist'), { recursive: true, force: true });
await mkdir(site, { recursive: true });
await Promise.all([buildConsole(), buildFunctions('functions', 'dist/functions')]);

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
