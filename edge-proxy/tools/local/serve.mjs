// node tools/local/serve.mjs --origin URL [--port N]
// Serves the built edge on 127.0.0.1, prints one READY line, and exits when its standard input closes.
// The edge sends EDGE_SECRET of the environment to the functions; as an argument it would be visible in the process list.
import { createServer } from 'node:net';
import { readArguments } from './arguments.mjs';
import { startEdge } from './edge.mjs';

const options = readArguments(process.argv.slice(2));
if (typeof options === 'string') refuse(options);
if (options.port !== 0 && !(await isFree(options.port)))
  refuse(`Port ${options.port} is in use. Choose another with --port, or 0 for a free one.`);

const { EDGE_SECRET } = process.env;
const edge = await startEdge(EDGE_SECRET ? { ...options, settings: { EDGE_SECRET } } : options).catch((fault) =>
  refuse(fault.message),
);
console.log(`READY ${JSON.stringify({ url: edge.url })}`);

process.stdin.resume();
process.stdin.once('end', stop);
process.stdin.once('error', stop);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

async function stop() {
  await edge.dispose();
  process.exit(0);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
