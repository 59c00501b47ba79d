import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { chromium, curl, has, JAVA, java, undici } from './clients';
import { EXPECTED, Scenario } from './scenario';

let scenario: Scenario;
let edge: Awaited<ReturnType<typeof startEdge>>;

beforeAll(async () => {
  scenario = await Scenario.start();
  edge = await startEdge({ origin: scenario.origin });
  scenario.edge = edge.url;
});

afterAll(async () => {
  await edge?.dispose();
  await scenario.close();
});

// A sign-in, OAuth over another site, an event stream and a download, by real clients through the edge.
for (const [name, client, isPresent] of [
  ['curl', curl, has('curl')],
  ['undici', undici, true],
  ['Java', java, has(JAVA)],
  ['Chromium', chromium, true],
] as const) {
  test.skipIf(!isPresent)(
    `${name} signs in, returns from eBay, gets each event in time and the whole file`,
    { timeout: 40_000 },
    async () => {
      expect(scenario.outcomeWith(await client(edge.url))).toEqual(EXPECTED);
    },
  );
}
