// Second factors in real Chromium, with the authenticator that it simulates (CDP, WebAuthn domain), against a scripted API.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { openBrowser } from './browser';
import { ADMIN, FakeApi } from './fakeApi';
import { RECOVERY_CODE } from './fakeFactors';

let browser: Browser;
let api: FakeApi;
let edge: Awaited<ReturnType<typeof startEdge>>;
let context: BrowserContext;
let page: Page;
let complaints: string[];

/** Browsers have no passkeys for an address, and over plain HTTP only for this name. */
const home = () => edge.url.replace('127.0.0.1', 'localhost');

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(() => browser?.close());

beforeEach(async () => {
  api = await FakeApi.start();
  edge = await startEdge({ origin: api.url });
  context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(8000);
  complaints = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});

afterEach(async () => {
  await context.close();
  await edge.dispose();
  api.close();
  expect(complaints).toEqual([]);
});

async function typePassword(): Promise<void> {
  await page.goto(`${home()}/#/security`);
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Password').fill(ADMIN.password);
  await page.keyboard.press('Enter');
}

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

test('a passkey is added, is the second factor, signs in alone, and is removed', async () => {
  await typePassword();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('list', { name: 'Recovery codes' }).getByText(RECOVERY_CODE).waitFor();
  expect(api.factors.has('passkey')).toBe(true);
  await signOut();

  await typePassword();
  await page.getByRole('heading', { name: 'Second factor' }).waitFor();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('heading', { name: 'Security', level: 1 }).waitFor();
  await signOut();

  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('heading', { name: 'Security', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Remove stick' }).click();
  await page.getByText('None yet').waitFor();
  expect(api.factors.has('passkey')).toBe(false);
}, 30_000);

test('an app is confirmed by its code; then its code or a recovery code is asked for', async () => {
  await typePassword();
  await page.getByRole('button', { name: 'Add an authenticator app' }).click();
  await page.getByText('ABCDEFGHIJKLMNOP').waitFor();
  await page.getByLabel('Code that the app shows').fill('000000');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('is not the one').waitFor();
  await page.getByLabel('Code that the app shows').fill('123456');
  await page.keyboard.press('Enter');
  await page.getByText(RECOVERY_CODE).waitFor();
  await signOut();
  expect(await page.content()).not.toContain(RECOVERY_CODE);

  for (const proof of ['123456', RECOVERY_CODE]) {
    await typePassword();
    const code = page.getByLabel('Code of your app, or a recovery code');
    await code.fill('999999');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await code.fill(proof);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await signOut();
  }
}, 30_000);

test('an admin who needs a factor sees nothing but the way to one', async () => {
  api.factors.required = true;
  await page.goto(`${home()}/#/orders`);
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Password').fill(ADMIN.password);
  await page.keyboard.press('Enter');
  await page.getByText('Admins need a second factor here').waitFor();
  expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual(['Security']);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('link', { name: 'Orders' }).waitFor();
}, 30_000);
