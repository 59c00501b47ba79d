// Prints every stored order of an account, one JSON object a line.
//
// CONNECTOR_URL=https://… CONNECTOR_TOKEN=… node orders.mjs ACCOUNT_ID
//
// The token is an API token with the scope read (docs/api.md). Needs Node 20 or newer.
import { setTimeout as sleep } from 'node:timers/promises';

const ATTEMPTS = 5;
const { CONNECTOR_URL, CONNECTOR_TOKEN } = process.env;

/** The answer as JSON. 429 and 503 are asked again, after the time that the answer states. */
async function get(path, query) {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${CONNECTOR_URL}${path}?${new URLSearchParams(query)}`, {
      headers: { Authorization: `Bearer ${CONNECTOR_TOKEN}` },
      signal: AbortSignal.timeout(35_000),
    });
    if (answer.ok) return answer.json();
    const problem = await answer.text();
    if (![429, 503].includes(answer.status) || attempt === ATTEMPTS) throw new Error(`${answer.status}: ${problem}`);
    await sleep(1000 * Number(answer.headers.get('retry-after') ?? 2 ** attempt));
  }
}

/** The list ends when next is null; until then it is sent back with the same query. */
async function* orders(account) {
  const query = { account_id: account, limit: 200 };
  for (;;) {
    const page = await get('/api/ebay/orders', query);
    yield* page.items;
    if (page.next === null) return;
    query.next = page.next;
  }
}

for await (const order of orders(process.argv[2])) console.log(JSON.stringify(order));
