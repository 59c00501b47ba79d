import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds a folder of Pages functions as Pages would run it.
 * @param {string} folder
 * @param {string} output folder that gets an index.js
 */
export async function buildFunctions(folder, output) {
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  // Without these it reports home, looks for updates, and writes a log into the home directory.
  const quiet = {
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG_PATH: join(tmpdir(), 'edge-proxy-wrangler-logs'),
  };
  await run(process.execPath, [wrangler, 'pages', 'functions', 'build', folder, '--outdir', output, '--compatibility-date', '2026-04-26'],
    { cwd: root, env: { ...process.env, ...quiet } });
}
