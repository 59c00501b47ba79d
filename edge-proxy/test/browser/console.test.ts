// The console in real Chromium behind the real edge, with a scripted API for what a running stack does not show on demand.
// One file, because all pages share one browser and one edge, whose start takes longer than most tests.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { camera, openBrowser } from './browser';
import { ADMIN, accountOf, FakeApi, VIEWER } from './fakeApi';
import { connectSeller, type Journey, signIn, syncOrders, wrongPasswordIsToldWithARequestId } from './journey';

const shoot = camera(process.env.SCREENSHOT_DIR);
let browser: Browser;
let api: FakeApi;
let edge: Awaited<ReturnType<typeof startEdge>>;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(() => browser?.close());

beforeEach(async () => {
  api = await FakeApi.start();
  edge = await startEdge({ origin: api.url });
  api.edgeUrl = edge.url;
  context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(8000);
  complaints = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
});

afterEach(async () => {
  await context.close();
  await edge.dispose();
  api.close();
  expect(complaints).toEqual([]);
});

const as = (user: { email: string; password: string }): Journey => ({ page, edgeUrl: edge.url, ...user, shoot });

async function signedIn(user: { email: string; password: string }, hash: string): Promise<void> {
  await page.goto(`${edge.url}/${hash}`);
  await page.getByLabel('Email').fill(user.email);
  await page.getByLabel('Password').fill(user.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

test('the main path: wrong password, sign in, connect, sync, orders', async () => {
  const journey = as(ADMIN);
  await wrongPasswordIsToldWithARequestId(journey);
  await signIn(journey);
  await connectSeller(journey, 'seller-a');
  await syncOrders(journey);
}, 30_000);

describe('the connection page', () => {
  beforeEach(() => {
    api.connected = true;
  });

  test('shows the result of a consent once, with its request id, and not again after a reload', async () => {
    await signedIn(ADMIN, '?oauth=state_expired&request_id=req-42#/connection');
    const alert = page.getByRole('alert');
    expect(await alert.innerText()).toMatch(/longer than ten minutes[\s\S]*req-42/);
    expect(page.url()).toBe(`${edge.url}/#/connection`);
    await page.reload();
    await page.getByRole('heading', { name: 'Tokens' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('filters the log by level and by request id, and loads more', async () => {
    await signedIn(ADMIN, '#/connection');
    await fetch(`${edge.url}/api/ebay/oauth/callback?code=c`, {
      redirect: 'manual',
      headers: { 'X-Request-ID': 'find-me' },
    });
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    const events = page.getByRole('list', { name: 'Events, newest first' }).locator(':scope > li');
    await events.nth(24).waitFor();
    await page.getByRole('button', { name: 'Load more' }).click();
    await events.nth(31).waitFor();
    expect(await page.getByRole('button', { name: 'Load more' }).isVisible()).toBe(false);
    await page.getByRole('searchbox', { name: 'Request id' }).fill('find-me');
    await page.keyboard.press('Enter');
    await expect.poll(() => events.count()).toBe(2);
    await page.getByLabel('Level').selectOption('WARN');
    await expect.poll(() => events.count()).toBe(1);
    await events.getByText('Details').click();
    expect(await events.innerText()).toMatch(/ebay-77[\s\S]*4200/);
    await shoot(page, 'log-filtered');
  });

  test('shows what a dry run would change, and what a refresh did', async () => {
    await signedIn(ADMIN, '#/connection');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('Nothing was changed.').waitFor();
    await page.getByText('version 1 → 2').waitFor();
    await shoot(page, 'dry-run');
    await page.getByRole('button', { name: 'Refresh the token of' }).click();
    await page.getByText('The token was refreshed.').waitFor();
  });

  test('shows what a reconnect would allow, and what a disconnect erased and kept', async () => {
    await signedIn(ADMIN, '#/connection');
    const card = page.getByRole('region', { name: 'Seller accounts' });
    await card.getByText('Reconnect to allow messages.').waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await card.getByRole('button', { name: 'Disconnect seller-a' }).click();
    await card.getByText('Erased: access token, refresh token. Kept: orders, event log.').waitFor();
    await card.getByText('disconnected', { exact: true }).waitFor();
    expect(await card.getByRole('button', { name: 'Disconnect seller-a' }).count()).toBe(0);
    await page.getByRole('region', { name: 'Tokens' }).getByText('No seller is connected.').waitFor();
    await shoot(page, 'disconnected');
  });
});

describe('the orders page', () => {
  beforeEach(() => {
    api.connected = true;
  });

  test('stops a sync and shows what was kept', async () => {
    await signedIn(ADMIN, '#/orders');
    await page.getByRole('button', { name: 'Sync orders' }).click();
    await page.locator('.run').getByText('running', { exact: true }).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('value')).not.toBeNull();
    api.runs.paused = true;
    await page.getByRole('button', { name: 'STOP' }).click();
    await page.getByText('Stopping after the current page.').waitFor();
    expect(await page.locator('.receipt').innerText()).toMatch(
      /admin@example.test[\s\S]*page \d[\s\S]*\d+ rows were kept/,
    );
    await shoot(page, 'stopping');
    api.runs.paused = false;
    await page.locator('.receipt').getByText('Stopped.').waitFor();
    expect(await page.getByRole('button', { name: 'Sync orders' }).isVisible()).toBe(true);
  });

  test('follows a running sync again after a reload', async () => {
    const [before, running] = [api.runs.begin('01JCZ8Q0W3'), api.runs.begin('01JCZ9M7TB')];
    for (let n = 0; n < 4; n++) api.runs.look(before.id);
    for (let n = 0; n < 2; n++) api.runs.look(running.id);
    api.runs.paused = true;
    await signedIn(ADMIN, '#/orders');
    await page.locator('.run').getByText('running', { exact: true }).waitFor();
    await page.reload();
    await page.locator('.run').getByText('running', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'STOP' }).waitFor();
    await page.getByRole('table', { name: 'Stored orders' }).waitFor();
    // docs/console.png
    await page.setViewportSize({ width: 1200, height: 1000 });
    await shoot(page, 'readme', false);
  });

  test('shows the kept orders of a disconnected account, and offers no sync', async () => {
    const run = api.runs.begin('r');
    for (let n = 0; n < 4; n++) api.runs.look(run.id);
    api.disconnected = true;
    await signedIn(ADMIN, '#/orders');
    await page.getByRole('table', { name: 'Stored orders' }).waitFor();
    expect(await page.getByLabel('Account').locator('option').allInnerTexts()).toEqual([
      'seller-a (production), disconnected',
    ]);
    await page.getByText('Reconnect it on the Connection page').waitFor();
    expect(await page.getByRole('button', { name: 'Sync orders' }).count()).toBe(0);
  });

  test('offers the accounts of all pages of the list', async () => {
    for (let n = 0; n < 4; n++) api.others.push(accountOf(`acc-${n + 2}`, `seller-${n}`, n === 3));
    await signedIn(ADMIN, '#/orders');
    await page.getByLabel('Account').waitFor();
    expect(await page.getByLabel('Account').locator('option').allInnerTexts()).toEqual([
      'seller-a (production)',
      'seller-0 (production)',
      'seller-1 (production)',
      'seller-2 (production)',
      'seller-3 (production), disconnected',
    ]);
  });

  test('does not read the token list, which would add an event to the log', async () => {
    await signedIn(ADMIN, '#/orders');
    await page.getByRole('button', { name: 'Sync orders' }).waitFor();
    expect(api.events).toEqual([]);
  });

  test('names the invalid fields of a refused sync, with the request id', async () => {
    await signedIn(ADMIN, '#/orders');
    await page.getByText('Limit to a period').click();
    const sync = page.getByRole('region', { name: 'Sync' });
    await sync.getByLabel('From (UTC)').fill('2026-03-02');
    await sync.getByLabel('To (UTC)').fill('2026-03-01');
    await page.getByRole('button', { name: 'Sync orders' }).click();
    const alert = page.getByRole('alert');
    expect(await alert.innerText()).toMatch(/from must not be after to[\s\S]*Request [0-9a-f-]{36}/);
    await shoot(page, 'field-errors');
  });

  test('pages forwards and backwards', async () => {
    const run = api.runs.begin('r');
    for (let n = 0; n < 4; n++) api.runs.look(run.id);
    await signedIn(ADMIN, '#/orders');
    const first = page.getByRole('table', { name: 'Stored orders' }).getByRole('row').nth(1).locator('code');
    await expect.poll(() => first.innerText()).toBe('27-10000-83122');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => first.innerText()).toBe('27-10025-83122');
    await page.getByRole('button', { name: 'Previous' }).click();
    await expect.poll(() => first.innerText()).toBe('27-10000-83122');
  });
});

describe('permissions', () => {
  beforeEach(() => {
    api.connected = true;
  });

  test('a viewer sees tokens and orders, and a note where only administrators may act', async () => {
    await signedIn(VIEWER, '#/connection');
    await page.getByRole('table', { name: 'Tokens of connected accounts' }).waitFor();
    await page.getByText('The event log is for administrators.').waitFor();
    expect(await page.getByRole('button', { name: 'Connect' }).count()).toBe(0);
    await shoot(page, 'viewer');
    await page.getByRole('link', { name: 'Orders' }).click();
    await page.getByText('Only administrators can start and stop syncs.').waitFor();
    expect(await page.getByRole('button', { name: 'Sync orders' }).count()).toBe(0);
  });

  test('an expired session leads to the sign-in page, and from there to the same page', async () => {
    await signedIn(ADMIN, '#/orders');
    await context.clearCookies();
    // A list that is still loading may find the expired session before the click does; then the button is gone.
    const click = page
      .getByRole('button', { name: 'Sync orders' })
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await page.getByText('Your session has expired.').waitFor();
    await click;
    await signedIn(ADMIN, '#/orders');
    await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
  });

  test('a write without the CSRF cookie is refused with a message', async () => {
    await signedIn(ADMIN, '#/connection');
    await page.evaluate(() => {
      document.cookie = 'csrf=; Path=/; Max-Age=0';
    });
    await page.getByRole('button', { name: 'Dry run' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('You do not have permission to do this');
  });
});

test('unavailable functions are reported with the request id', async () => {
  api.close();
  await page.goto(edge.url);
  const alert = page.getByRole('alert');
  expect(await alert.innerText()).toMatch(/The functions are unavailable[\s\S]*Request [0-9a-f-]{36}/);
});

test.each(['light', 'dark'] as const)(
  'nothing is wider than a screen of 320 pixels, and every control has a name (%s)',
  async (colorScheme) => {
    api.connected = true;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    const run = api.runs.begin('r');
    for (let n = 0; n < 4; n++) api.runs.look(run.id);
    await signedIn(ADMIN, '#/connection');
    await page.getByRole('table', { name: 'Seller accounts' }).waitFor();
    await checkPage(`narrow-connection-${colorScheme}`);
    await page.getByRole('link', { name: 'Orders' }).click();
    await page.getByRole('table', { name: 'Stored orders' }).waitFor();
    await checkPage(`narrow-orders-${colorScheme}`);
  },
);

async function checkPage(name: string): Promise<void> {
  await shoot(page, name);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, input, select')]
      .filter(
        (control) =>
          !control.textContent?.trim() &&
          !control.getAttribute('aria-label') &&
          !(control as HTMLInputElement).labels?.length,
      )
      .map((control) => control.outerHTML),
  );
  expect(nameless).toEqual([]);
  expect(await page.locator('h1').count()).toBe(1);
}

test('the keyboard is enough: skip link first, then the form', async () => {
  await page.goto(edge.url);
  await page.getByLabel('Email').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
  await page.keyboard.type(ADMIN.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(ADMIN.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
});
