import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Log, LogLevel, Miniflare } from 'miniflare';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The built Pages function and console in the real runtime, on a socket of their own: no development proxy in the path,
 * which would recode bodies, rewrite Accept-Encoding and drain uploads. Binds 127.0.0.1 only.
 * @param {{ origin: string, port?: number, settings?: Record<string, string>, functions?: string }} options
 * @returns {Promise<{ url: string, dispose: () => Promise<void> }>}
 */
export async function startEdge({ origin, port = 0, settings = {}, functions = 'dist/functions/index.js' }) {
  const worker = await readFile(root + functions, 'utf8').catch(() => {
    throw new Error('The edge is not built: run `npm run build` in edge-proxy first.');
  });
  const miniflare = new Miniflare({
    log: new Log(LogLevel.NONE),
    handleRuntimeStdio: silence,
    host: '127.0.0.1',
    // Would ask the network for a description of the visitor's place.
    cf: false,
    workers: [{
      name: 'edge',
      compatibilityDate: '2026-04-26',
      modules: [{ type: 'ESModule', path: 'edge.mjs', contents: worker }],
      // An edge on its own, in front of an origin that does not ask for a secret, still has to have one.
      bindings: { EDGE_SECRET: randomUUID(), ...settings, ORIGIN: origin },
      assets: {
        directory: `${root}dist/site`,
        binding: 'ASSETS',
        routerConfig: { invoke_user_worker_ahead_of_assets: true, has_user_worker: true },
        assetConfig: { not_found_handling: '404-page' },
      },
      stripCfConnectingIp: false,
      unsafeDirectSockets: [{ host: '127.0.0.1', port }],
    }],
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
 * The runtime writes a stack for every aborted request; the edge's answers say what there is to say.
 * @param {import('node:stream').Readable} stdout
 * @param {import('node:stream').Readable} stderr
 */
function silence(stdout, stderr) {
  stdout.resume();
  stderr.resume();
}
