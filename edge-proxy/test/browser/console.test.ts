// The console in real Chromium behind the real edge, with a scripted API for what a running stack does not show on demand.
// One file, because all pages share one browser and one edge, whose start takes longer than most tests.
import { beforeEach, describe, expect, test } from 'vitest';
import { camera } from './browser';
import { ADMIN, VIEWER } from './fakeApi';
import { FakeData } from './fakeData';
import { eventsOf, FakeSync } from './fakeSync';
import { connectSeller, type Journey, signIn, syncOrders, wrongPasswordIsToldWithARequestId } from './journey';
import { look } from './look';
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

describe('the connection page', () => {
  beforeEach(() => {
    on.api.connected = true;
  });

  test('shows the result of a consent once, with its request id, and not again after a reload', async () => {
    await on.signIn(ADMIN, '/?oauth=state_expired&request_id=req-42#/connection');
    const alert = on.page.getByRole('alert');
    expect(await alert.innerText()).toMatch(/longer than ten minutes[\s\S]*req-42/);
    expect(on.page.url()).toBe(`${on.edge.url}/accounts`);
    await on.page.reload();
    await on.page.getByRole('heading', { name: 'Tokens' }).waitFor();
    expect(await on.page.getByRole('alert').count()).toBe(0);
  });

  test('filters the log by level and by request id, and loads more', async () => {
    await on.signIn(ADMIN, '/accounts');
    await fetch(`${on.edge.url}/api/ebay/oauth/callback?code=c`, {
      redirect: 'manual',
      headers: { 'X-Request-ID': 'find-me' },
    });
    await on.page.getByRole('button', { name: 'Show', exact: true }).click();
    const events = on.page.getByRole('list', { name: 'Events, newest first' }).locator(':scope > li');
    await events.nth(24).waitFor();
    await on.page.getByRole('button', { name: 'Load more' }).click();
    await events.nth(31).waitFor();
    expect(await on.page.getByRole('button', { name: 'Load more' }).isVisible()).toBe(false);
    await on.page.getByRole('searchbox', { name: 'Request id' }).fill('find-me');
    await on.page.keyboard.press('Enter');
    await expect.poll(() => events.count()).toBe(2);
    await on.page.getByLabel('Level').selectOption('WARN');
    await expect.poll(() => events.count()).toBe(1);
    await events.getByText('Details').click();
    expect(await events.innerText()).toMatch(/ebay-77[\s\S]*4200/);
    await look(on.page, 'log-filtered');
  });

  test('shows what a dry run would change, and what a refresh did', async () => {
    await on.signIn(ADMIN, '/accounts');
    await on.page.getByRole('button', { name: 'Dry run' }).click();
    await on.page.getByText('Nothing was changed.').waitFor();
    await on.page.getByText('version 1 → 2').waitFor();
    await look(on.page, 'dry-run');
    await on.page.getByRole('button', { name: 'Refresh the token of' }).click();
    await on.page.getByText('The token was refreshed.').waitFor();
  });

  test('shows what a reconnect would allow, and what a disconnect erased and kept', async () => {
    await on.signIn(ADMIN, '/accounts');
    const card = on.page.getByRole('region', { name: 'Seller accounts' });
    await card.getByText('Reconnect to allow messages.').waitFor();
    on.page.once('dialog', (dialog) => void dialog.accept());
    await card.getByRole('button', { name: 'Disconnect seller-a' }).click();
    await card.getByText('Erased: access token, refresh token. Kept: orders, event log.').waitFor();
    await card.getByText('disconnected', { exact: true }).waitFor();
    expect(await card.getByRole('button', { name: 'Disconnect seller-a' }).count()).toBe(0);
    await on.page.getByRole('region', { name: 'Tokens' }).getByText('No seller is connected.').waitFor();
    await look(on.page, 'disconnected');
  });
});

describe('permissions', () => {
  beforeEach(() => {
    on.api.connected = true;
  });

  test('a viewer sees tokens, and a note where only administrators may act', async () => {
    await on.signIn(VIEWER, '/accounts');
    await on.page.getByRole('table', { name: 'Tokens of connected accounts' }).waitFor();
    await on.page.getByText('The event log is for administrators.').waitFor();
    expect(await on.page.getByRole('button', { name: 'Connect' }).count()).toBe(0);
    await look(on.page, 'viewer');
  });

  test('an expired session leads to the sign-in page, and from there to the same page', async () => {
    new FakeSync(on.api);
    await on.signIn(ADMIN, '/sync');
    await on.page.getByRole('table', { name: 'Schedules of seller-a' }).waitFor();
    await on.context.clearCookies();
    await on.page.getByText('Your session has ended.').waitFor();
    await on.typePassword(ADMIN);
    await on.page.getByRole('heading', { name: 'Sync', level: 1 }).waitFor();
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

test('unavailable functions are reported with the request id', async () => {
  on.api.close();
  await on.page.goto(on.edge.url);
  const alert = on.page.getByRole('alert');
  expect(await alert.innerText()).toMatch(/The functions are unavailable[\s\S]*Request [0-9a-f-]{36}/);
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
  await on.page.getByRole('table', { name: 'Orders' }).waitFor();
  await fits();
});

async function fits(): Promise<void> {
  expect(await on.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}

test('the keyboard is enough: skip link first, then the form', async () => {
  await on.page.goto(on.edge.url);
  await on.page.getByLabel('Email').waitFor();
  expect(await on.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
  await on.page.keyboard.type(ADMIN.email);
  await on.page.keyboard.press('Tab');
  await on.page.keyboard.type(ADMIN.password);
  await on.page.keyboard.press('Enter');
  await on.page.getByRole('button', { name: 'Sign out' }).waitFor();
  await on.page.reload();
  await on.page.getByRole('button', { name: 'Sign out' }).waitFor();
  await on.page.keyboard.press('Tab');
  expect(await on.page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
});
