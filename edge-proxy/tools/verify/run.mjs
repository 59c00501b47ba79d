// npm run verify-deployed -- EDGE_URL [FUNCTIONS_URL]
// Runs the checks against a deployed edge and prints a line for each. Changes nothing, except for one sign-in if
// VERIFY_EMAIL and VERIFY_PASSWORD are in the environment. Exit code 0: all passed, 1: some failed, 2: wrong arguments.
import { ask } from './ask.mjs';
import { CHECKS, SKIPPED_EDGE, signedIn, signIn } from './checks.mjs';

const [edge, functions, ...more] = process.argv.slice(2).map((url) => url.replace(/\/$/, ''));
if (
  edge === undefined ||
  more.length > 0 ||
  ![edge, functions ?? edge].every((url) => /^https?:\/\/[^/?#@]+$/.test(url))
) {
  console.error('Usage: npm run verify-deployed -- EDGE_URL [FUNCTIONS_URL], both without a path.');
  process.exit(2);
}

let wrong = 0;
for (const check of CHECKS) await verify(edge, check);
await verifySignedIn(edge, process.env.VERIFY_EMAIL, process.env.VERIFY_PASSWORD);
if (functions === undefined)
  skipped(SKIPPED_EDGE.name, 'give FUNCTIONS_URL, the address of the functions behind the edge');
else await verify(functions, SKIPPED_EDGE);
console.log(wrong === 0 ? 'All checks passed.' : `${wrong} failed.`);
process.exitCode = wrong === 0 ? 0 : 1;

/**
 * @param {string} address
 * @param {import('./checks.mjs').Check} check
 */
async function verify(address, { name, path, question, fault }) {
  const answer = await ask(address + path, question).catch((/** @type {Error} */ refused) => refused);
  const seen = answer instanceof Error ? `no answer: ${answer.message}` : fault(answer);
  if (seen !== null) wrong += 1;
  console.log(`${seen === null ? 'ok  ' : 'FAIL'}  ${name}${seen === null ? '' : `: ${seen}`}`);
  return answer instanceof Error ? null : answer;
}

/**
 * @param {string} address
 * @param {string | undefined} email
 * @param {string | undefined} password
 */
async function verifySignedIn(address, email, password) {
  if (!email || !password) {
    for (const { name } of [signIn('', ''), ...signedIn('')]) skipped(name, 'set VERIFY_EMAIL and VERIFY_PASSWORD');
    return;
  }
  const answer = await verify(address, signIn(email, password));
  const cookie = answer?.headers['set-cookie']?.map((line) => line.split(';')[0]).join('; ') ?? '';
  for (const check of signedIn(cookie)) await verify(address, check);
}

/**
 * @param {string} name
 * @param {string} need
 */
function skipped(name, need) {
  console.log(`-     ${name}: ${need}`);
}
