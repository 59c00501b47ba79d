import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Shoot } from './browser';

export interface Journey {
  readonly page: Page;
  readonly edgeUrl: string;
  readonly email: string;
  readonly password: string;
  readonly shoot: Shoot;
}

export async function wrongPasswordIsToldWithARequestId({ page, edgeUrl, email, shoot }: Journey): Promise<void> {
  await page.goto(edgeUrl);
  await signInWith(page, email, 'surely not the password');
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.locator('code').innerText()).toMatch(/^[A-Za-z0-9._:=-]{1,128}$/);
  await shoot(page, '1-wrong-password');
}

export async function signIn({ page, edgeUrl, email, password, shoot }: Journey): Promise<void> {
  await page.goto(edgeUrl);
  await signInWith(page, email, password);
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await page.getByRole('heading', { name: 'Connect a seller' }).waitFor();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await shoot(page, '2-signed-in');
}

export async function connectSeller({ page, edgeUrl, shoot }: Journey, seller: string): Promise<void> {
  await page.getByLabel('eBay environment').selectOption('production');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('dialog', { name: 'Before you go to eBay' }).getByText('Read orders.').waitFor();
  await page.getByRole('button', { name: 'Go to eBay' }).click();
  await page.locator(`input[type=radio][value="${seller}"]`).check();
  await shoot(page, '3-consent');
  await page.getByRole('button', { name: 'Agree and Continue' }).click();
  await page.waitForURL(`${edgeUrl}/accounts`);
  await page.getByText(/seller account (is connected|was already connected)/).waitFor();
  const row = page.getByRole('table', { name: 'Tokens of connected accounts' }).getByRole('row').nth(1);
  await row.getByText('connected').waitFor();
  expect(await row.innerText()).toMatch(/in \d+ (h|min)/);
  await page.getByRole('table', { name: 'Seller accounts' }).getByText(seller, { exact: true }).first().click();
  await page.getByRole('list', { name: 'Events, newest first' }).getByText('oauth.success').first().waitFor();
  await shoot(page, '4-connected');
  await page.keyboard.press('Escape');
}

export async function syncOrders({ page, shoot }: Journey): Promise<void> {
  await page.getByRole('link', { name: 'Sync' }).click();
  // The schedule may have started a run already.
  const start = page.getByRole('button', { name: /^Run now: Orders of / }).first();
  const watch = page.getByRole('link', { name: /^Watch Orders of / }).first();
  await start.or(watch).first().waitFor();
  if (await start.isVisible()) {
    await start.click();
    await page.getByRole('button', { name: 'Start the sync' }).click();
    const other = page.getByRole('link', { name: 'Open the run that is in progress' });
    await page.locator('.run').or(other).first().waitFor();
    if (await other.isVisible()) await other.click();
  } else await watch.click();
  const run = page.locator('.run');
  await run.waitFor();
  await shoot(page, '5-syncing');
  await run.getByText('succeeded', { exact: true }).waitFor({ timeout: 90_000 });
  expect(await run.locator('dl').innerText()).toMatch(/Pages\s+[1-9]/);
  await page.getByRole('listbox', { name: 'Requests to eBay and events' }).getByRole('option').first().waitFor();
  await page.getByRole('link', { name: 'Data' }).click();
  const orders = page.getByRole('table', { name: 'Orders', exact: true });
  await orders.waitFor();
  expect(await orders.getByRole('row').count()).toBeGreaterThan(1);
  await shoot(page, '6-orders');
}

async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
