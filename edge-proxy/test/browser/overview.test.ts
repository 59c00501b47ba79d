import { expect, test } from 'vitest';
import { ADMIN, VIEWER } from './fakeApi';
import { withNothing, withoutTrouble, withTrouble } from './fakeOverview';
import { look } from './look';
import { stage } from './setup';

const on = stage();

test('what needs a person comes first, the most urgent on top, each with a link to where it is acted on', async () => {
  withTrouble(on.api);
  await on.signIn(ADMIN, '/');
  const card = on.page.getByRole('region', { name: /What needs a person/ });
  await card.getByText('Connect seller-b again').waitFor();
  await card.getByText(/orders of seller-a differ/).waitFor();
  await expect
    .poll(() => card.locator('.need-what').allInnerTexts())
    .toEqual([
      expect.stringContaining('Connect seller-b again'),
      expect.stringContaining('The consent of seller-c ends in 1'),
      expect.stringContaining('The last sync of disputes of seller-a failed'),
      expect.stringContaining('orders of seller-a differ from eBay’s figures'),
      expect.stringContaining('2 records of orders of seller-a could not be stored'),
      expect.stringContaining('The calls of sell/fulfillment (production) will not last the day'),
      expect.stringContaining('seller-c has not allowed messages'),
    ]);
  expect(await card.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    '/accounts?open=acc-b',
    '/accounts?open=acc-c',
    '/sync?run=run-failed',
    '/sync?part=completeness&account_id=acc-a',
    '/sync?part=quarantine&account_id=acc-a&resource=orders',
    '/sync',
    '/accounts?open=acc-c',
  ]);
  await expect.poll(() => card.innerText()).toContain('ebay forbidden: eBay answered 403');
  await on.page.locator('.u-over').nth(1).waitFor();
  const accounts = on.page.getByRole('table', { name: 'Accounts at a glance' });
  await expect
    .poll(() => accounts.innerText())
    .toMatch(
      /seller-a[\s\S]*ends in (399|400) d[\s\S]*ends in 1 h 2[34] min[\s\S]*seller-b[\s\S]*ended[\s\S]*ends in 1[12] d[\s\S]*renewed when used/,
    );
  // The dates of the tokens are read without an event of the log.
  expect(on.api.asked.some(({ path }) => path === '/api/ebay/token-info')).toBe(false);
  const syncs = on.page.getByRole('table', { name: 'Syncs at a glance' });
  await expect
    .poll(() => syncs.innerText())
    .toMatch(/differs 34 of 35 days[\s\S]*unknown 31 of 35 days[\s\S]*not comparable/);
  const meter = on.page.getByRole('meter', { name: 'sell/fulfillment' });
  await expect
    .poll(() => meter.getAttribute('aria-valuetext'))
    .toMatch(/^60,000 of 100,000 calls, 1(19|20),\d+ expected$/);
  await look(on.page, 'overview');
});

test('the chart follows the account in the address, and says its numbers as a table', async () => {
  const asked: (string | null)[] = [];
  withTrouble(on.api);
  on.api.answer('GET', /^\/api\/ebay\/orders\/days$/, ({ query }) => {
    asked.push(query.get('account_id'));
    const day = new Date().toISOString().slice(0, 10);
    const total = { value: '1234.50', currency: 'EUR' };
    return { status: 200, body: { items: [{ day, currency: 'EUR', orders: 7, total }], next: null } };
  });
  await on.signIn(ADMIN, '/overview?account_id=acc-c');
  const card = on.page.getByRole('region', { name: 'Orders of the last 30 days' });
  await card.getByText('1,234.50 EUR').waitFor();
  await expect.poll(() => card.getByRole('combobox', { name: 'Account' }).inputValue()).toBe('acc-c');
  await card.getByText('Numbers').first().click();
  await expect.poll(() => card.locator('.chart-numbers').first().locator('tbody tr').count()).toBe(30);
  await expect.poll(() => card.locator('.chart-numbers tbody tr').nth(29).innerText()).toMatch(/\d{4}-\d\d-\d\d\s+7/);
  await card.getByRole('combobox', { name: 'Account' }).selectOption('');
  await expect.poll(() => asked.at(-1)).toBeNull();
  expect(new URL(on.page.url()).search).toBe('');
});

test('nothing needs a person, and a viewer is told who may act', async () => {
  withoutTrouble(on.api);
  await on.signIn(VIEWER, '/');
  await on.page.getByText('Nothing needs a person').waitFor();
  await expect.poll(() => on.page.getByRole('link', { name: 'Logs' }).count()).toBe(0);
  await on.page.locator('.u-over').first().waitFor();
  await look(on.page, 'overview-viewer');
});

test('without an account the next step is to connect one', async () => {
  withNothing(on.api);
  await on.signIn(ADMIN, '/');
  await on.page.getByRole('link', { name: 'Connect the first seller' }).waitFor();
  await look(on.page, 'overview-empty');
});

test('a part that cannot be read hides none of the others', async () => {
  withTrouble(on.api);
  on.api.answer('GET', /^\/api\/ebay\/sync\/quota$/, () => ({
    status: 503,
    body: { title: 'Service Unavailable', detail: 'The database cannot be reached.' },
  }));
  await on.signIn(ADMIN, '/');
  await on.page.getByText('Connect seller-b again').waitFor();
  const quota = on.page.getByRole('region', { name: 'Calls of eBay today' });
  await expect
    .poll(() => quota.getByRole('alert').innerText())
    .toMatch(/The database cannot be reached[\s\S]*Request [0-9a-f-]{36}/);
  await look(on.page, 'overview-fault');
  withoutTrouble(on.api);
  await quota.getByRole('button', { name: 'Try again' }).click();
  await quota.getByRole('meter').waitFor();
});
