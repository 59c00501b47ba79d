// npm run bench: the cost of the edge compared with the smallest worker that passes requests on, in the same runtime.
// All three are measured in turns of less than half a second, and a ratio is the median of the rounds' ratios, so that
// other load affects all of them alike.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildWorker } from '../build/worker.mjs';
import { startEdge } from '../local/edge.mjs';
import { figures, table } from './figures.mjs';
import { load } from './load.mjs';
import { processorTime, runtimes } from './processor.mjs';

const LOADS = [
  { name: 'small, 1 connection', path: '/api/small', connections: 1 },
  { name: 'small, 16 connections', path: '/api/small', connections: 16 },
  { name: '1 MB, 8 connections', path: '/api/large', connections: 8 },
];
const FORWARDS = /** @type {const} */ (['direct', 'smallest', 'edge']);
const ROUNDS = 20;
const MILLISECONDS = 400;
const LIMIT = 1.2;
const output = fileURLToPath(new URL('../../target/bench.json', import.meta.url));

await buildWorker('tools/bench/smallest.ts', 'target/smallest.js');
const origin = spawn(process.execPath, [fileURLToPath(new URL('origin.mjs', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const { port } = JSON.parse(
  await new Promise((resolve) => origin.stdout.once('data', (line) => resolve(String(line)))),
);
const direct = `http://127.0.0.1:${port}`;
const smallest = await startEdge({ origin: direct, worker: 'target/smallest.js' });
const [smallestId] = runtimes();
const edge = await startEdge({ origin: direct });
const ids = { direct: undefined, smallest: smallestId, edge: runtimes().find((id) => id !== smallestId) };
const urls = { direct, smallest: smallest.url, edge: edge.url };

const results = [];
for (const shape of LOADS) {
  /** @type {import('./figures.mjs').Round[]} */
  const rounds = [];
  const used = { smallest: 0, edge: 0 };
  for (let round = 0; round <= ROUNDS; round++) {
    /** @type {import('./figures.mjs').Round} */
    const times = { direct: [], smallest: [], edge: [] };
    // Forwards and backwards in turn, so that the order has no effect.
    const turns = round % 2 === 0 ? FORWARDS : [...FORWARDS].reverse();
    for (const who of turns) {
      const before = processorTime(ids[who] ?? '');
      times[who] = await load({ url: urls[who], ...shape, milliseconds: MILLISECONDS });
      // The first round warms up.
      if (who !== 'direct' && round > 0) used[who] += processorTime(ids[who] ?? '') - before;
    }
    rounds.push(times);
  }
  results.push(figures(shape.name, rounds.slice(1), MILLISECONDS, used));
}

await Promise.all([smallest.dispose(), edge.dispose()]);
origin.stdin.end();
await writeFile(
  output,
  JSON.stringify(
    { node: process.version, processors: cpus().length, rounds: ROUNDS, milliseconds_per_round: MILLISECONDS, results },
    null,
    2,
  ) + '\n',
);
console.log(table(results));
const missed = results.filter(({ ratio }) => ratio.p50 > LIMIT || ratio.throughput > LIMIT);
console.log(
  missed.length === 0
    ? `The edge is within ${LIMIT} times the smallest worker. Figures in target/bench.json.`
    : `Above ${LIMIT} times the smallest worker: ${missed.map(({ name }) => name).join('; ')}. Figures in target/bench.json.`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
