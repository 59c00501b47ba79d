// The page Accounts in real Chromium, behind the real edge, with a scripted API.
import { beforeEach, expect, test } from 'vitest';
import { accountOf } from './fakeAccounts';
import { ADMIN, VIEWER } from './fakeApi';
import { look } from './look';
import { stage } from './setup';

const on = stage();

beforeEach(() => {
  on.api.connected = true;
});

async function openAccount(name: string): Promise<void> {
  await on.page.getByRole('table', { name: 'Seller accounts' }).getByText(name, { exact: true }).click();
  await on.page.getByRole('complementary', { name }).waitFor();
}

test('shows the result of a consent once, with its request id, and not again after a reload', async () => {
  await on.signIn(ADMIN, '/?oauth=state_expired&request_id=req-42#/connection');
  const alert = on.page.getByRole('alert');
  await expect.poll(() => alert.innerText()).toMatch(/longer than ten minutes[\s\S]*req-42/);
  expect(on.page.url()).toBe(`${on.edge.url}/accounts`);
  await look(on.page, 'accounts-outcome');
  await on.page.reload();
  await on.page.getByRole('heading', { name: 'Tokens' }).waitFor();
  await expect.poll(() => on.page.getByRole('alert').count()).toBe(0);
});

test('shows what eBay will be asked before the browser leaves, and leaves nothing when cancelled', async () => {
  await on.signIn(ADMIN, '/accounts');
  await on.page.getByRole('button', { name: 'Connect', exact: true }).click();
  const dialog = on.page.getByRole('dialog', { name: 'Before you go to eBay' });
  await dialog.getByText('Read orders.').waitFor();
  await dialog.getByText('The request').click();
  await expect.poll(() => dialog.locator('pre').innerText()).toMatch(/client_id=Example-App[\s\S]*state=…/);
  expect(await on.page.content()).not.toContain('of-this-browser-alone');
  await look(on.page, 'accounts-consent');
  await on.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => on.page.evaluate(() => document.activeElement?.textContent)).toBe('Connect');
});

test('filters the log of an account by level and by request id, and loads more', async () => {
  await on.signIn(ADMIN, '/accounts');
  await fetch(`${on.edge.url}/api/ebay/oauth/callback?code=c`, {
    redirect: 'manual',
    headers: { 'X-Request-ID': 'find-me' },
  });
  await openAccount('seller-a');
  const events = on.page.getByRole('list', { name: 'Events, newest first' }).locator(':scope > li');
  await events.nth(24).waitFor();
  await on.page.getByRole('button', { name: 'Load more' }).click();
  await events.nth(31).waitFor();
  await expect.poll(() => on.page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
  await on.page.getByRole('searchbox', { name: 'Request id' }).fill('find-me');
  await on.page.keyboard.press('Enter');
  await expect.poll(() => events.count()).toBe(2);
  await on.page.getByLabel('Level').selectOption('WARN');
  await expect.poll(() => events.count()).toBe(1);
  await events.getByText('Details').click();
  await expect.poll(() => events.innerText()).toMatch(/ebay-77[\s\S]*4200/);
  await look(on.page, 'accounts-panel');
});

test('shows what a dry run would change, and what a refresh did', async () => {
  await on.signIn(ADMIN, '/accounts');
  await on.page.getByRole('button', { name: 'Dry run' }).click();
  await on.page.getByText('Nothing was changed.').waitFor();
  await on.page.getByRole('row', { name: /^version 1 2$/ }).waitFor();
  await look(on.page, 'accounts-dry-run');
  await on.page.getByRole('button', { name: 'Refresh the token of' }).click();
  await on.page.getByText('The token was refreshed.').waitFor();
});

test('shows what a reconnect would allow, asks before a disconnect, and tells what was erased and kept', async () => {
  await on.signIn(ADMIN, '/accounts');
  await on.page.getByText('Reconnect to allow messages.').waitFor();
  await openAccount('seller-a');
  const panel = on.page.getByRole('complementary', { name: 'seller-a' });
  await panel.getByRole('button', { name: 'Disconnect seller-a' }).click();
  const question = on.page.getByRole('dialog', { name: 'Disconnect seller-a?' });
  await look(on.page, 'accounts-disconnect');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(on.api.disconnected).toBe(false);
  await panel.getByRole('button', { name: 'Disconnect seller-a' }).click();
  await question.getByRole('button', { name: 'Disconnect seller-a' }).click();
  await panel.getByText('Erased: access token, refresh token. Kept: orders, event log.').waitFor();
  await panel.getByText('disconnected', { exact: true }).waitFor();
  await expect.poll(() => panel.getByRole('button', { name: 'Disconnect seller-a' }).count()).toBe(0);
  await on.page.getByRole('region', { name: 'Tokens' }).getByText('No seller is connected.').waitFor();
});

test('a reload and a second tab show the same account; Escape and Back close it', async () => {
  on.api.others.push(accountOf('acc-2', 'seller-b', false));
  await on.signIn(ADMIN, '/accounts');
  await openAccount('seller-b');
  await on.page.reload();
  await on.page.getByRole('complementary', { name: 'seller-b' }).waitFor();
  await on.page.keyboard.press('Escape');
  await on.page.getByRole('complementary', { name: 'seller-b' }).waitFor({ state: 'detached' });
  expect(on.page.url()).toBe(`${on.edge.url}/accounts`);
  await on.page.keyboard.press('j');
  await on.page.keyboard.press('Enter');
  await on.page.getByRole('complementary', { name: 'seller-a' }).waitFor();
  await on.page.goBack();
  await on.page.getByRole('complementary', { name: 'seller-a' }).waitFor({ state: 'detached' });
});

test('nothing connected yet: the page says what to do next', async () => {
  on.api.connected = false;
  await on.signIn(ADMIN, '/accounts');
  await on.page.getByText('No seller accounts yet.').waitFor();
  await look(on.page, 'accounts-empty');
});

test('a list that cannot be read says so, with its request id, and is read again on request', async () => {
  let broken = true;
  on.api.answer('GET', /^\/api\/ebay\/token-info$/, () =>
    broken
      ? { status: 503, body: { title: 'Service Unavailable', detail: 'The database is unavailable.' } }
      : { status: 200, body: { items: [], next: null } },
  );
  await on.signIn(ADMIN, '/accounts');
  const tokens = on.page.getByRole('region', { name: 'Tokens' });
  await expect
    .poll(() => tokens.getByRole('alert').innerText())
    .toMatch(/database is unavailable[\s\S]*Request [0-9a-f-]{36}/);
  await look(on.page, 'accounts-failed');
  broken = false;
  await tokens.getByRole('button', { name: 'Try again' }).click();
  await tokens.getByText('No seller is connected.').waitFor();
});

test('a viewer sees accounts and tokens, and a note where only administrators may act', async () => {
  await on.signIn(VIEWER, '/accounts');
  await on.page.getByRole('table', { name: 'Tokens of connected accounts' }).waitFor();
  await expect.poll(() => on.page.getByRole('button', { name: 'Connect' }).count()).toBe(0);
  await expect.poll(() => on.page.getByRole('button', { name: 'Dry run' }).count()).toBe(0);
  await openAccount('seller-a');
  await on.page.getByText('The event log is for administrators.').waitFor();
  await expect.poll(() => on.page.getByRole('button', { name: /connect seller-a/i }).count()).toBe(0);
  await look(on.page, 'accounts-viewer');
});

test('an account of another administrator can be read, and not reconnected or disconnected', async () => {
  on.api.others.push({ ...accountOf('acc-2', 'seller-b', false), mine: false });
  await on.signIn(ADMIN, '/accounts');
  await openAccount('seller-b');
  await on.page.getByText('Another administrator connected this account').waitFor();
  await expect.poll(() => on.page.getByRole('button', { name: /connect seller-b/i }).count()).toBe(0);
});
