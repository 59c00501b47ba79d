// The console in real Chromium behind the real edge, with a scripted API for what a running stack does not show on demand.
// One file, because all pages share one browser and one edge, whose start takes longer than most tests.
import { beforeEach, describe, expect, test } from 'vitest';
import { camera } from './browser';
import { ADMIN } from './fakeApi';
import { FakeData } from './fakeData';
import { eventsOf, FakeSync } from './fakeSync';
import { connectSeller, type Journey, signIn, syncOrders, wrongPasswordIsToldWithARequestId } from './journey';
import { stage, type User } from './setup';

const shoot = camera(process.env.SCREENSHOT_DIR);
const on = stage();

const as = (user: User): Journey => ({ page: on.page, edgeUrl: on.edge.url, ...user, shoot });

test('the main path: wrong password, sign in, connect, sync, orders', async () => {
  new FakeSync(on.api).events = eventsOf(60);
  new FakeData(on.api);
  const journey = as(ADMIN);
  await wrongPasswordIsToldWithARequestId(journey);
  await signIn(journey);
  await connectSeller(journey, 'seller-a');
  await syncOrders(journey);
}, 30_000);

describe('permissions', () => {
  beforeEach(() => {
    on.api.connected = true;
  });

  test('a write without the CSRF cookie is refused with a message', async () => {
    await on.signIn(ADMIN, '/accounts');
    await on.page.evaluate(() => {
      document.cookie = 'csrf=; Path=/; Max-Age=0';
    });
    await on.page.getByRole('button', { name: 'Dry run' }).click();
    await expect.poll(() => on.page.getByRole('alert').innerText()).toContain('You do not have permission to do this');
  });
});

test('nothing is wider than a screen of 320 pixels', async () => {
  on.api.connected = true;
  await on.page.setViewportSize({ width: 320, height: 640 });
  new FakeData(on.api);
  await on.signIn(ADMIN, '/accounts');
  await on.page.getByRole('table', { name: 'Seller accounts' }).waitFor();
  await fits();
  await on.page.getByRole('button', { name: 'Menu' }).click();
  await on.page.getByRole('link', { name: 'Data' }).click();
  await on.page.getByRole('table', { name: 'Orders', exact: true }).waitFor();
  await fits();
});

async function fits(): Promise<void> {
  await expect.poll(() => on.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}
