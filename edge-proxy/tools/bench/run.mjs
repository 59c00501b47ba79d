// npm run bench: the cost of the edge compared with the smallest worker that passes requests on, in the same runtime.
// All three are measured in turns of less than half a second, and a ratio is the median of the rounds' ratios, so that
// other load affects all of them alike. Fails if a ratio is more than 15 % above that in recorded.json.
// npm run bench -- --record: keeps the ratios of this run there.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildWorker } from '../build/worker.mjs';
import { startEdge } from '../local/edge.mjs';
import { figures, table, worse } from './figures.mjs';
import { load } from './load.mjs';
import { processorTime, runtimes } from './processor.mjs';

// A round of small requests has some hundred of them, of which the slowest hundredth varies: its ratio needs many rounds. One
// with fewer than `least`, because the machine was busy, is repeated.
const LOADS = [
  { name: 'small, 1 connection', path: '/api/small', connections: 1, most: 60, least: 100 },
  { name: 'small, 16 connections', path: '/api/small', connections: 16, most: 60, least: 100 },
  { name: '1 MB, 8 connections', path: '/api/large', connections: 8, most: 30, least: 20 },
];
const TRIES = 2;
const FORWARDS = /** @type {const} */ (['direct', 'smallest', 'edge']);
const MILLISECONDS = 400;
const GOAL = 1.2;
const output = fileURLToPath(new URL('../../target/bench.json', import.meta.url));
const record = fileURLToPath(new URL('recorded.json', import.meta.url));

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
for (const { name, path, connections, most, least } of LOADS) {
  /** @type {import('./figures.mjs').Round[]} */
  const rounds = [];
  const used = { smallest: 0, edge: 0 };
  // The first round warms up.
  for (let round = 0; rounds.length < most && round <= TRIES * most; round++) {
    /** @type {import('./figures.mjs').Round} */
    const times = { direct: [], smallest: [], edge: [] };
    const busy = { direct: 0, smallest: 0, edge: 0 };
    // Forwards and backwards in turn, so that the order has no effect.
    const turns = round % 2 === 0 ? FORWARDS : [...FORWARDS].reverse();
    for (const who of turns) {
      const before = processorTime(ids[who] ?? '');
      times[who] = await load({ url: urls[who], path, connections, milliseconds: MILLISECONDS });
      busy[who] = processorTime(ids[who] ?? '') - before;
    }
    if (round === 0 || FORWARDS.some((who) => times[who].length < least)) continue;
    rounds.push(times);
    used.smallest += busy.smallest;
    used.edge += busy.edge;
  }
  if (rounds.length < most) throw new Error(`The machine is too busy: ${rounds.length} of ${most} rounds of ${name}.`);
  results.push(figures(name, rounds, MILLISECONDS, used));
}

await Promise.all([smallest.dispose(), edge.dispose()]);
origin.stdin.end();
const about = { node: process.version, processors: cpus().length, milliseconds_per_round: MILLISECONDS };
await writeFile(output, JSON.stringify({ ...about, results }, null, 2) + '\n');
console.log(table(results));
const missed = results.flatMap(({ name, ratio }) =>
  Object.entries(ratio)
    .filter(([, value]) => value > GOAL)
    .map(([figure, value]) => `${name}: ${figure} ${value}`),
);
console.log(
  `Goal: at most ${GOAL} times the smallest worker. ${missed.length === 0 ? 'Reached.' : `Missed: ${missed.join('; ')}.`}`,
);
if (process.argv.includes('--record')) {
  const ratios = Object.fromEntries(results.map(({ name, ratio }) => [name, ratio]));
  await writeFile(record, JSON.stringify(ratios, null, 2) + '\n');
  console.log('Recorded in tools/bench/recorded.json. Figures in target/bench.json.');
} else {
  const failures = worse(results, JSON.parse(await readFile(record, 'utf8')));
  console.log(failures.length === 0 ? 'No ratio is worse than recorded.' : failures.join('\n'));
  console.log('Figures in target/bench.json.');
  process.exitCode = failures.length === 0 ? 0 : 1;
}
