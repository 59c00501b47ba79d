// The checks of a deployed edge with the functions behind it. A new check is a row: a request, and a function that says
// what is wrong with the answer, or null. Checks that need an account are in signedIn.

/** @typedef {import('./ask.mjs').Answer} Answer */
/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} path
 * @property {{ method?: string, headers?: Record<string, string>, body?: string }} [question]
 * @property {(answer: Answer) => string | null} fault
 */

const JSON_TYPE = { 'Content-Type': 'application/json' };
const ID = { 'X-Request-ID': 'verify-1' };

/** @type {Check[]} */
export const CHECKS = [
  {
    name: 'an acceptable request id is kept',
    path: '/healthz',
    question: { headers: ID },
    fault: all(status(200), header('x-request-id', 'verify-1')),
  },
  {
    name: 'a missing request id is made',
    path: '/healthz',
    fault: all(status(200), header('x-request-id', /^[A-Za-z0-9._:=-]{1,128}$/)),
  },
  {
    name: 'a request id that is not acceptable is replaced',
    path: '/healthz',
    question: { headers: { 'X-Request-ID': 'not good!' } },
    fault: all(status(200), header('x-request-id', /^[A-Za-z0-9._:=-]{1,128}$/)),
  },
  {
    name: 'answers are neither stored nor re-encoded',
    path: '/healthz',
    question: { headers: { 'Accept-Encoding': 'gzip, br' } },
    fault: all(header('cache-control', 'no-store, no-transform'), absent('content-encoding')),
  },
  { name: 'HEAD has no body', path: '/healthz', question: { method: 'HEAD' }, fault: all(status(200), body('')) },
  { name: 'the database is reachable', path: '/healthz/db', fault: status(200) },
  {
    name: 'a redirect is not followed',
    path: '/api/ebay/oauth/callback?state=verify%2B1',
    fault: all(status(302), header('location', /^\/\?oauth=[a-z_]+&request_id=/)),
  },
  {
    name: '401 says how to sign in',
    path: '/api/ebay/logs',
    fault: all(status(401), problem, header('www-authenticate', /Bearer/)),
  },
  {
    name: "404 is the functions' own problem",
    path: '/api/verify/a%20b+c,d',
    question: { headers: ID },
    fault: all(status(404), problem, body(/"request_id":"verify-1"/), body(/a%20b\+c,d/)),
  },
  {
    name: '405 names the allowed methods',
    path: '/api/auth/login',
    question: { method: 'DELETE' },
    fault: all(status(405), problem, header('allow', /POST/)),
  },
  {
    name: '400 for an incomplete body',
    path: '/api/auth/login',
    question: { method: 'POST', headers: JSON_TYPE, body: '{"email":' },
    fault: all(status(400), problem),
  },
  {
    name: '413 from the functions above 256 KB',
    path: '/api/auth/login',
    question: { method: 'POST', headers: JSON_TYPE, body: 'x'.repeat(262_145) },
    fault: all(status(413), problem, absent('x-edge-error')),
  },
  {
    name: '413 from the edge for a length above 10 MB',
    path: '/api/auth/login',
    question: { method: 'POST', headers: { 'Content-Length': '10485761', Expect: '100-continue' } },
    fault: all(status(413), header('x-edge-error', 'body-too-large')),
  },
  {
    name: 'a trace id is kept as the request id',
    path: '/healthz',
    question: { headers: { 'X-Request-ID': 'Root=1-verify' } },
    fault: all(status(200), header('x-request-id', 'Root=1-verify')),
  },
  {
    name: 'an upgrade is refused by the edge',
    path: '/healthz',
    question: { headers: { Connection: 'Upgrade', Upgrade: 'websocket' } },
    fault: all(status(400), header('x-edge-error', 'upgrade-refused')),
  },
  {
    name: 'a guessed edge secret has no effect',
    path: '/healthz',
    question: { headers: { 'X-Edge-Secret': 'guessed' } },
    fault: status(200),
  },
  {
    name: 'the console is served with its security policy',
    path: '/',
    fault: all(
      status(200),
      header('content-security-policy', /default-src 'none'/),
      header('content-type', /text\/html/),
    ),
  },
  {
    name: 'an unknown path gets the 404 page',
    path: '/nothing-here',
    fault: all(status(404), header('content-type', /text\/html/)),
  },
  { name: 'the build names its commit', path: '/build.json', fault: all(status(200), body(/"commit":/)) },
];

/**
 * @param {string} email
 * @param {string} password
 * @returns {Check}
 */
export function signIn(email, password) {
  return {
    name: 'signing in sets two cookies, each in its own line',
    path: '/api/auth/login',
    question: { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ email, password }) },
    fault: all(status(200), ({ headers }) =>
      headers['set-cookie']?.length === 2 ? null : `${headers['set-cookie']?.length ?? 0} cookies`,
    ),
  };
}

/**
 * @param {string} cookie both cookies of the session in one header
 * @returns {Check[]}
 */
export const signedIn = (cookie) => [
  {
    name: 'both cookies of one header arrive',
    path: '/api/ebay/logs?limit=1',
    question: { headers: { Cookie: `other=1; ${cookie}` } },
    fault: status(200),
  },
  {
    name: 'a query name is decoded once',
    path: '/api/ebay/logs?a%2Bb,c%2523=1',
    question: { headers: { Cookie: cookie } },
    fault: all(status(422), problem, body(/"a\+b,c%23"/)),
  },
];

/** The functions themselves, without the edge. @type {Check} */
export const SKIPPED_EDGE = {
  name: 'the functions refuse requests that bypass the edge',
  path: '/healthz',
  question: { headers: { 'X-Edge-Secret': 'guessed' } },
  fault: all(status(403), problem),
};

/** @param {((answer: Answer) => string | null)[]} faults @returns {(answer: Answer) => string | null} */
function all(...faults) {
  return (answer) => faults.map((fault) => fault(answer)).find((fault) => fault !== null) ?? null;
}

/** @param {number} wanted @returns {(answer: Answer) => string | null} */
function status(wanted) {
  return ({ status: seen }) => (seen === wanted ? null : `status ${seen} instead of ${wanted}`);
}

/** @param {string} name @param {string | RegExp} wanted @returns {(answer: Answer) => string | null} */
function header(name, wanted) {
  return ({ headers }) => {
    const lines = headers[name] ?? [];
    const good = lines.length === 1 && (typeof wanted === 'string' ? lines[0] === wanted : wanted.test(lines[0] ?? ''));
    return good ? null : `${name}: ${lines.length === 0 ? 'missing' : lines.join(' | ')}`;
  };
}

/** @param {string} name @returns {(answer: Answer) => string | null} */
function absent(name) {
  return ({ headers }) => (headers[name] === undefined ? null : `${name}: ${headers[name]?.join(' | ')}`);
}

/** @param {string | RegExp} wanted @returns {(answer: Answer) => string | null} */
function body(wanted) {
  return ({ body: seen }) =>
    (typeof wanted === 'string' ? seen === wanted : wanted.test(seen))
      ? null
      : `body ${JSON.stringify(seen.slice(0, 80))}`;
}

/** @param {Answer} answer */
function problem(answer) {
  const id = answer.headers['x-request-id']?.[0];
  return (
    header('content-type', 'application/problem+json')(answer) ??
    (answer.body.includes(`"request_id":"${id}"`) ? null : 'the body has a different request id')
  );
}
