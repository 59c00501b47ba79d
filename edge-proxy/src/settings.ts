/** The environment variables of the Pages project. */
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
  /** Proves to the functions that a request came through the edge; it is one of their EDGE_SECRETS. */
  readonly secret: string;
  /** From the end of a request to the head of its answer. */
  readonly headTimeoutMs: number;
  /** From the head of a request to the end of its body. */
  readonly uploadTimeoutMs: number;
  /** The largest request body. */
  readonly bodyLimitBytes: number;
}

// Above API Gateway's 30 s, so that its own answer arrives first; below Cloudflare's 120 s, so that the edge answers before Cloudflare's own page does.
const HEAD_TIMEOUT_MS = 32_000;
// 10 MB at 1.4 Mbit/s; together with HEAD_TIMEOUT_MS still below Cloudflare's 120 s.
const UPLOAD_TIMEOUT_MS = 60_000;
// API Gateway's own limit: a larger body would only fail later.
const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

const known = new WeakMap<EdgeEnv, EdgeSettings | string>();

/** As {@link readSettings}, but cached: the runtime passes the same environment object with every request of an instance. */
export function settingsOf(env: EdgeEnv): EdgeSettings | string {
  const settings = known.get(env) ?? readSettings(env);
  known.set(env, settings);
  return settings;
}

/** The settings, or a sentence that names the first missing or invalid key, never its value. */
export function readSettings(env: EdgeEnv): EdgeSettings | string {
  const origin = readOrigin(env.ORIGIN);
  const headTimeoutMs = readCount(env.HEAD_TIMEOUT_MS, HEAD_TIMEOUT_MS);
  const uploadTimeoutMs = readCount(env.UPLOAD_TIMEOUT_MS, UPLOAD_TIMEOUT_MS);
  const bodyLimitBytes = readCount(env.BODY_LIMIT_BYTES, BODY_LIMIT_BYTES);
  if (origin === null) return 'The setting ORIGIN must be the http(s) address of the functions, without a path.';
  // Without it the functions answer every request with a 403 that does not name the cause.
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
