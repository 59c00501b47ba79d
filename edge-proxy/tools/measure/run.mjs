// npm run measure: what each page of the console costs a browser: bytes and requests, the first picture and an interaction on a
// processor slowed four times (Chromium's own performance entries), and memory after an hour of the live tail. The API is the
// scripted one of the browser tests, so the figures are of the console and the edge alone.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from '../bundled.mjs';
import { startEdge } from '../local/edge.mjs';
import { figureTable, tailWords } from './table.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = join(root, 'target/measure.json');

await mkdir(join(root, 'target'), { recursive: true });
const { measurePages, measureTail } = await bundled(root, 'tools/measure/scene.ts');

const { version } = createRequire(import.meta.url)('playwright-core/package.json');
const document = await readFile(join(root, '../functions/health/src/main/resources/openapi.json'), 'utf8');
const given = { edge: startEdge, document };
const pages = await measurePages(given);
const tail = await measureTail(given);
const figures = { node: process.version, playwright: version, processors: cpus().length, slowed: 4, pages, tail };
await writeFile(output, JSON.stringify(figures, null, 2) + '\n');
console.log(figureTable(pages));
console.log(tailWords(tail));
console.log('Figures in target/measure.json.');
