/** What the edge must be told, and the two bounds it keeps. Values are the Pages project's environment variables. */
export interface EdgeEnv {
  ORIGIN?: string;
  EDGE_SECRET?: string;
  HEAD_TIMEOUT_MS?: string;
  UPLOAD_TIMEOUT_MS?: string;
  BODY_LIMIT_BYTES?: string;
}

export interface EdgeSettings {
  /** Scheme and authority of the functions, without a trailing slash. */
  readonly origin: string;
  /** Proves to the functions that a request came through here; they know it as one of EDGE_SECRETS. */
  readonly secret: string;
  readonly headTimeoutMs: number;
  readonly uploadTimeoutMs: number;
  readonly bodyLimitBytes: number;
}

// Above API Gateway's 30 s, so that its own answer wins; below Cloudflare's 120 s, so that ours beats a branded page.
const HEAD_TIMEOUT_MS = 32_000;
const UPLOAD_TIMEOUT_MS = 60_000;
// API Gateway's own payload limit: more can only fail later and slower.
const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

const known = new WeakMap<EdgeEnv, EdgeSettings | string>();

/** As {@link readSettings}, read once: the runtime gives every request of an instance the same environment, and reading costs. */
export function settingsOf(env: EdgeEnv): EdgeSettings | string {
  const settings = known.get(env) ?? readSettings(env);
  known.set(env, settings);
  return settings;
}

/** Settings, or the sentence that names the wrong key. */
export function readSettings(env: EdgeEnv): EdgeSettings | string {
  const origin = readOrigin(env.ORIGIN);
  const headTimeoutMs = readCount(env.HEAD_TIMEOUT_MS, HEAD_TIMEOUT_MS);
  const uploadTimeoutMs = readCount(env.UPLOAD_TIMEOUT_MS, UPLOAD_TIMEOUT_MS);
  const bodyLimitBytes = readCount(env.BODY_LIMIT_BYTES, BODY_LIMIT_BYTES);
  if (origin === null) return 'The setting ORIGIN must be the http(s) address of the functions, without a path.';
  // Without it the functions refuse everything, with a 403 that names no cause.
  if (!/^[A-Za-z0-9._~+/=-]{32,}$/.test(env.EDGE_SECRET ?? ''))
    return 'The setting EDGE_SECRET must have at least 32 letters, digits or any of . _ ~ + / = -';
  if (headTimeoutMs === null) return 'The setting HEAD_TIMEOUT_MS must be a whole number of milliseconds above 0.';
  if (uploadTimeoutMs === null) return 'The setting UPLOAD_TIMEOUT_MS must be a whole number of milliseconds above 0.';
  if (bodyLimitBytes === null) return 'The setting BODY_LIMIT_BYTES must be a whole number of bytes above 0.';
  return { origin, secret: env.EDGE_SECRET as string, headTimeoutMs, uploadTimeoutMs, bodyLimitBytes };
}

function readOrigin(value: string | undefined): string | null {
  if (!value || !URL.canParse(value)) return null;
  const url = new URL(value);
  const bare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return bare && /^https?:$/.test(url.protocol) ? url.origin : null;
}

function readCount(value: string | undefined, fallback: number): number | null {
  if (value === undefined || value === '') return fallback;
  return /^[1-9][0-9]{0,9}$/.test(value) ? Number(value) : null;
}
