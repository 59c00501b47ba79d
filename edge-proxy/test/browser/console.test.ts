// The console in real Chromium behind the real edge, with a scripted API for what a running stack does not show on demand.
// One file, because all pages share one browser and one edge, whose start takes longer than most tests.
import { beforeEach, describe, expect, test } from 'vitest';
import { camera } from './browser';
import { ADMIN, accountOf, VIEWER } from './fakeApi';
import { connectSeller, type Journey, signIn, syncOrders, wrongPasswordIsToldWithARequestId } from './journey';
import { look } from './look';
import { stage, type User } from './setup';

const shoot = camera(process.env.SCREENSHOT_DIR);
const on = stage();

const as = (user: User): Journey => ({ page: on.page, edgeUrl: on.edge.url, ...user, shoot });

test('the main path: wrong password, sign in, connect, sync, orders', async () => {
  const journey = as(ADMIN);
  await wrongPasswordIsToldWithARequestId(journey);
  await signIn(journey);
  await connectSeller(journey, 'seller-a');
  await syncOrders(journey);
}, 30_000);

describe('the orders page', () => {
  beforeEach(() => {
    on.api.connected = true;
  });

  test('stops a sync and shows what was kept', async () => {
    await on.signIn(ADMIN, '/orders');
    await on.page.getByRole('button', { name: 'Sync orders' }).click();
    await on.page.locator('.run').getByText('running', { exact: true }).waitFor();
    expect(await on.page.getByRole('progressbar').getAttribute('value')).not.toBeNull();
    on.api.runs.paused = true;
    await on.page.getByRole('button', { name: 'STOP' }).click();
    await on.page.getByText('Stopping after the current page.').waitFor();
    expect(await on.page.locator('.receipt').innerText()).toMatch(
      /admin@example.test[\s\S]*page \d[\s\S]*\d+ rows were kept/,
    );
    await look(on.page, 'stopping');
    on.api.runs.paused = false;
    await on.page.locator('.receipt').getByText('Stopped.').waitFor();
    expect(await on.page.getByRole('button', { name: 'Sync orders' }).isVisible()).toBe(true);
  });

  test('follows a running sync again after a reload', async () => {
    const [before, running] = [on.api.runs.begin('01JCZ8Q0W3'), on.api.runs.begin('01JCZ9M7TB')];
    for (let n = 0; n < 4; n++) on.api.runs.look(before.id);
    for (let n = 0; n < 2; n++) on.api.runs.look(running.id);
    on.api.runs.paused = true;
    await on.signIn(ADMIN, '/orders');
    await on.page.locator('.run').getByText('running', { exact: true }).waitFor();
    await on.page.reload();
    await on.page.locator('.run').getByText('running', { exact: true }).waitFor();
    await on.page.getByRole('button', { name: 'STOP' }).waitFor();
    await on.page.getByRole('table', { name: 'Stored orders' }).waitFor();
    // docs/console.png
    await on.page.setViewportSize({ width: 1200, height: 1000 });
    await shoot(on.page, 'readme', false);
  });

  test('shows the kept orders of a disconnected account, and offers no sync', async () => {
    const run = on.api.runs.begin('r');
    for (let n = 0; n < 4; n++) on.api.runs.look(run.id);
    on.api.disconnected = true;
    await on.signIn(ADMIN, '/orders');
    await on.page.getByRole('table', { name: 'Stored orders' }).waitFor();
    expect(await on.page.getByLabel('Account').locator('option').allInnerTexts()).toEqual([
      'seller-a (production), disconnected',
    ]);
    await on.page.getByText('Reconnect it on the Accounts page').waitFor();
    expect(await on.page.getByRole('button', { name: 'Sync orders' }).count()).toBe(0);
  });

  test('offers the accounts of all pages of the list', async () => {
    for (let n = 0; n < 4; n++) on.api.others.push(accountOf(`acc-${n + 2}`, `seller-${n}`, n === 3));
    await on.signIn(ADMIN, '/orders');
    await on.page.getByLabel('Account').waitFor();
    expect(await on.page.getByLabel('Account').locator('option').allInnerTexts()).toEqual([
      'seller-a (production)',
      'seller-0 (production)',
      'seller-1 (production)',
      'seller-2 (production)',
      'seller-3 (production), disconnected',
    ]);
  });

  test('does not read the token list, which would add an event to the log', async () => {
    await on.signIn(ADMIN, '/orders');
    await on.page.getByRole('button', { name: 'Sync orders' }).waitFor();
    expect(on.api.events).toEqual([]);
  });

  test('names the invalid fields of a refused sync, with the request id', async () => {
    await on.signIn(ADMIN, '/orders');
    await on.page.getByText('Limit to a period').click();
    const sync = on.page.getByRole('region', { name: 'Sync' });
    await sync.getByLabel('From (UTC)').fill('2026-03-02');
    await sync.getByLabel('To (UTC)').fill('2026-03-01');
    await on.page.getByRole('button', { name: 'Sync orders' }).click();
    const alert = on.page.getByRole('alert');
    expect(await alert.innerText()).toMatch(/from must not be after to[\s\S]*Request [0-9a-f-]{36}/);
    await look(on.page, 'field-errors');
  });

  test('pages forwards and backwards', async () => {
    const run = on.api.runs.begin('r');
    for (let n = 0; n < 4; n++) on.api.runs.look(run.id);
    await on.signIn(ADMIN, '/orders');
    const first = on.page.getByRole('table', { name: 'Stored orders' }).getByRole('row').nth(1).locator('code');
    await expect.poll(() => first.innerText()).toBe('27-10000-83122');
    await on.page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => first.innerText()).toBe('27-10025-83122');
    await on.page.getByRole('button', { name: 'Previous' }).click();
    await expect.poll(() => first.innerText()).toBe('27-10000-83122');
  });
});

describe('permissions', () => {
  beforeEach(() => {
    on.api.connected = true;
  });

  test('a viewer sees the orders, and a note where only administrators may act', async () => {
    await on.signIn(VIEWER, '/orders');
    await on.page.getByText('Only administrators can start and stop syncs.').waitFor();
    expect(await on.page.getByRole('button', { name: 'Sync orders' }).count()).toBe(0);
  });

  test('a write without the CSRF cookie is refused with a message', async () => {
    await on.signIn(ADMIN, '/accounts');
    await on.page.evaluate(() => {
      document.cookie = 'csrf=; Path=/; Max-Age=0';
    });
    await on.page.getByRole('button', { name: 'Dry run' }).click();
    expect(await on.page.getByRole('alert').innerText()).toContain('You do not have permission to do this');
  });
});

test('nothing is wider than a screen of 320 pixels', async () => {
  on.api.connected = true;
  await on.page.setViewportSize({ width: 320, height: 640 });
  const run = on.api.runs.begin('r');
  for (let n = 0; n < 4; n++) on.api.runs.look(run.id);
  await on.signIn(ADMIN, '/accounts');
  await on.page.getByRole('table', { name: 'Seller accounts' }).waitFor();
  await fits();
  await on.page.getByRole('button', { name: 'Menu' }).click();
  await on.page.getByRole('link', { name: 'Orders' }).click();
  await on.page.getByRole('table', { name: 'Stored orders' }).waitFor();
  await fits();
});

async function fits(): Promise<void> {
  expect(await on.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}
