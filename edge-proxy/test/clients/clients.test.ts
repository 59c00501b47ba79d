import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { chromium, curl, has, java, undici } from './clients';
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

// A sign-in, OAuth over another site, an event stream and a download: what each real client makes of them through the edge.
for (const [name, client, there] of [
  ['curl', curl, has('curl')],
  ['undici', undici, true],
  ['Java', java, has('java')],
  ['Chromium', chromium, true],
] as const) {
  test.skipIf(!there)(
    `${name} signs in, comes back from eBay, sees each event in time and gets the whole file`,
    { timeout: 40_000 },
    async () => {
      expect(scenario.told(await client(edge.url))).toEqual(EXPECTED);
    },
  );
}
