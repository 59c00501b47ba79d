import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Log, LogLevel, Miniflare } from 'miniflare';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = join(root, 'dist/site');

// Cloudflare applies `_routes.json` before it calls the worker; the runtime alone does not.
const PAGES = `
import worker from './worker.mjs';
import { callsWorker } from './routing.mjs';
import rules from './rules.mjs';
export default {
  fetch: (request, env, context) =>
    callsWorker(rules, new URL(request.url).pathname) ? worker.fetch(request, env, context) : env.ASSETS.fetch(request),
};
`;

/**
 * The built edge and console in the real runtime, on a socket of their own: no development proxy in the path,
 * which would recode bodies, rewrite Accept-Encoding and drain uploads. Binds 127.0.0.1 only.
 * @param {{ origin: string, port?: number, settings?: Record<string, string>, worker?: string }} options
 * `worker`: another worker's built file in this project
 * @returns {Promise<{ url: string, dispose: () => Promise<void> }>}
 */
export async function startEdge({ origin, port = 0, settings = {}, worker = 'dist/site/_worker.js' }) {
  const modules = await Promise.all([
    esModule('pages.mjs', PAGES),
    esModule('worker.mjs', built(join(root, worker))),
    esModule('routing.mjs', readFile(new URL('routing.mjs', import.meta.url), 'utf8')),
    esModule(
      'rules.mjs',
      built(join(site, '_routes.json')).then((json) => `export default ${json}`),
    ),
  ]);
  const miniflare = new Miniflare({
    log: new Log(LogLevel.NONE),
    handleRuntimeStdio: silence,
    host: '127.0.0.1',
    // Would ask the network for a description of the visitor's location.
    cf: false,
    workers: [
      {
        name: 'edge',
        compatibilityDate: '2026-04-26',
        modules,
        // An edge on its own, in front of an origin that asks for no secret, still needs one.
        bindings: { EDGE_SECRET: randomUUID(), ...settings, ORIGIN: origin },
        assets: {
          directory: site,
          binding: 'ASSETS',
          routerConfig: { invoke_user_worker_ahead_of_assets: true, has_user_worker: true },
          assetConfig: { not_found_handling: '404-page' },
        },
        stripCfConnectingIp: false,
        unsafeDirectSockets: [{ host: '127.0.0.1', port }],
      },
    ],
  });
  try {
    await miniflare.ready;
    const url = await miniflare.unsafeGetDirectURL('edge');
    return { url: url.origin, dispose: () => miniflare.dispose() };
  } catch (fault) {
    await miniflare.dispose().catch(() => {});
    throw fault;
  }
}

/**
 * @param {string} path
 * @param {string | Promise<string>} contents
 */
async function esModule(path, contents) {
  return { type: /** @type {const} */ ('ESModule'), path, contents: await contents };
}

/** @param {string} file */
function built(file) {
  return readFile(file, 'utf8').catch(() => {
    throw new Error('The edge is not built: run `npm run build` in edge-proxy first.');
  });
}

/**
 * The runtime writes a stack trace for every aborted request; the edge's answers already name the fault.
 * @param {import('node:stream').Readable} stdout
 * @param {import('node:stream').Readable} stderr
 */
function silence(stdout, stderr) {
  stdout.resume();
  stderr.resume();
}
