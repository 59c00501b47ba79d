// Builds dist/site (the console and what Pages reads beside it) and dist/functions (the edge as Pages runs it).
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildInfo } from './buildInfo.mjs';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const site = join(root, 'dist/site');

await rm(join(root, 'dist'), { recursive: true, force: true });
await mkdir(site, { recursive: true });
await Promise.all([buildConsole(), buildFunctions()]);

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

async function buildFunctions() {
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  // Without these it reports home, looks for updates, and writes a log into the home directory.
  const quiet = {
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG_PATH: join(tmpdir(), 'edge-proxy-wrangler-logs'),
  };
  await run(process.execPath, [wrangler, 'pages', 'functions', 'build', '--outdir', 'dist/functions', '--compatibility-date', '2026-04-26'],
    { cwd: root, env: { ...process.env, ...quiet } });
}
