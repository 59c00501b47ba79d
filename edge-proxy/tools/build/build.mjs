// Builds dist/site: the console, the edge as `_worker.js`, and the files that Pages reads beside them.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildConsole } from './console.mjs';
import { buildWorker } from './worker.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = join(root, 'dist/site');

await rm(join(root, 'dist'), { recursive: true, force: true });
await mkdir(site, { recursive: true });
await Promise.all([buildConsole(root, site), buildWorker('src/worker.ts', 'dist/site/_worker.js')]);
