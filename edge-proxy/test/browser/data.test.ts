import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { accountOf } from './fakeAccounts';
import { ADMIN, VIEWER } from './fakeApi';
import { FakeData } from './fakeData';
import { look } from './look';
import { stage } from './setup';

const on = stage();
let data: FakeData;

beforeEach(() => {
  on.api.connected = true;
  on.api.others.push(accountOf('acc-2', 'seller-b', true));
  data = new FakeData(on.api);
});

const table = (name = 'Orders') => on.page.getByRole('table', { name, exact: true });
const row = (n: number) => table().getByRole('row').nth(n);
const query = () => data.asked.at(-1)!.query;

describe('the list', () => {
  test('shows orders of all accounts with a chart by day, for a viewer too', async () => {
    await on.signIn(VIEWER, '/data');
    await row(60).waitFor();
    await expect.poll(() => row(3).innerText()).toContain('seller-b');
    await on.page.locator('.chart canvas').waitFor();
    await look(on.page, 'data-orders');
    await on.page.getByLabel('Figure').selectOption('total:EUR');
    await on.page.getByRole('img', { name: /^Total, EUR by UTC day/ }).waitFor();
    expect(on.page.url()).toContain('figure=total%3AEUR');
  });

  test('names the account of each order also if the accounts are read after the orders', async () => {
    let go = () => {};
    const shown = new Promise<void>((resolve) => {
      go = resolve;
    });
    await on.page.route('**/api/ebay/accounts*', async (route) => {
      await shown;
      await route.continue();
    });
    await on.signIn(VIEWER, '/data');
    await row(60).waitFor();
    expect(await row(3).innerText()).not.toContain('seller-b');
    go();
    await expect.poll(() => row(3).innerText()).toContain('seller-b');
  });

  test('finds an order by its id, a buyer and a SKU without being told which it is', async () => {
    await on.signIn(ADMIN, '/data');
    await row(60).waitFor();
    await on.page.keyboard.press('/');
    for (const [text, as, rows] of [
      ['27-10007-83122', 'Order id', 1],
      ['jane_doe', 'Buyer', 15],
      ['SKU-3', 'SKU', 8],
    ] as const) {
      await on.page.keyboard.press('ControlOrMeta+A');
      await on.page.keyboard.type(text);
      await on.page.keyboard.press('Enter');
      await on.page.getByText(`Searched for “${text}” as ${as}.`).waitFor();
      await expect.poll(() => table().getByRole('row').count()).toBe(rows + 1);
    }
    await on.page.reload();
    await expect.poll(() => table().getByRole('row').count()).toBe(9);
    await on.page.getByRole('searchbox').fill('nothing like it');
    await on.page.keyboard.press('Enter');
    await on.page.getByText('Nothing matches the filters.').waitFor();
    await look(on.page, 'data-nothing');
  });

  test('keeps filters in the address, also disconnected accounts and days to their end', async () => {
    await on.signIn(ADMIN, '/data');
    await row(1).waitFor();
    const account = on.page.getByRole('combobox', { name: 'Account' });
    await expect
      .poll(() => account.locator('option').allInnerTexts())
      .toEqual(['All accounts', 'seller-a (production)', 'seller-b (production), disconnected']);
    await account.selectOption('acc-2');
    await on.page.getByRole('combobox', { name: 'Fulfilment' }).selectOption('FULFILLED');
    await on.page.getByLabel('Created to (UTC)').fill('2030-01-01');
    await expect.poll(() => query().get('to')).toBe('2030-01-02T00:00:00Z');
    expect(query().get('account_id')).toBe('acc-2');
    expect(query().get('status')).toBe('FULFILLED');
    expect(query().get('sort')).toBe('-created_at');
    await on.page.getByRole('button', { name: 'Clear' }).click();
    await row(60).waitFor();
  });

  test('sorts by amount in the currency of what is there', async () => {
    await on.signIn(ADMIN, '/data');
    await on.page.getByRole('button', { name: /^Total/ }).click();
    await expect.poll(() => query().get('sort')).toBe('-total');
    expect(query().get('currency')).toBe('USD');
    await expect.poll(() => row(1).locator('.money').innerText()).toBe('403.50 USD');
    await on.page.goto(`${on.edge.url}/data?min_amount=100`);
    await on.page.getByText('Amounts of several currencies cannot be compared.').waitFor();
    await on.page.getByRole('button', { name: 'Leave the amounts out' }).click();
    await row(60).waitFor();
  });

  test('stays quick with 100,000 rows, and keeps a screenful of them in the page', async () => {
    data.orders = 100_000;
    let rows = 0;
    on.api.answer('GET', /^\/api\/ebay\/orders$/, ({ query: asked }) => {
      const from = Number(asked.get('next') ?? 0);
      rows = from + 20_000;
      return { status: 200, body: { items: ALL.slice(from, rows), next: rows < 100_000 ? String(rows) : null } };
    });
    await on.signIn(ADMIN, '/data?chart=off');
    const frame = on.page.getByRole('group', { name: 'Orders, scrollable' });
    await frame.waitFor();
    for (let n = 0; n < 5; n++) {
      await frame.evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await on.page.getByText(`${Math.min(5, n + 2) * 20},000 records`).waitFor();
    }
    await expect.poll(() => table().getByRole('row').count()).toBeLessThan(100);
    const worst = await frame.evaluate(async (box) => {
      const times: number[] = [];
      for (let n = 1; n <= 40; n++) {
        const start = performance.now();
        box.scrollTop = (box.scrollHeight / 41) * n;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        times.push(performance.now() - start);
      }
      return times.sort((one, other) => one - other)[37]!;
    });
    expect(worst).toBeLessThan(100);
  });

  test('empty, refused and read again', async () => {
    data.orders = 0;
    await on.signIn(ADMIN, '/data');
    await on.page.getByText('No orders yet.').waitFor();
    await look(on.page, 'data-empty');
    let down = true;
    on.api.answer('GET', /^\/api\/ebay\/disputes$/, () =>
      down
        ? { status: 503, body: { title: 'Service Unavailable', detail: 'The database does not answer.' } }
        : { status: 200, body: { items: [], next: null } },
    );
    await on.page.getByRole('button', { name: 'Disputes' }).click();
    await expect.poll(() => on.page.getByRole('alert').first().innerText()).toMatch(/does not answer[\s\S]*Request/);
    down = false;
    await on.page.getByRole('button', { name: 'Try again' }).first().click();
    await on.page.getByText('No disputes yet.').waitFor();
  });

  test('says that it is offline and reads again when the connection is back', async () => {
    await on.signIn(ADMIN, '/data');
    await row(1).waitFor();
    await on.context.setOffline(true);
    await on.page.getByRole('button', { name: 'Transactions' }).click();
    await on.page.getByText('You are offline.').waitFor();
    await on.context.setOffline(false);
    await table('Transactions').getByRole('row').nth(12).waitFor();
  });
});

test('every kind of record has its list: rows, or what to do next', async () => {
  await on.signIn(ADMIN, '/data?chart=off');
  await row(1).waitFor();
  const tabs = on.page.getByRole('navigation', { name: 'Kinds of records' }).getByRole('button');
  for (const tab of await tabs.all()) {
    await tab.click();
    const name = await tab.innerText();
    await table(name)
      .or(on.page.getByText(`No ${name.toLowerCase()} yet.`))
      .first()
      .waitFor();
    const sort = query().get('sort') ?? '';
    expect(sort, name).toMatch(/^-/);
    await expect.poll(() => on.page.getByRole('alert').count(), { message: name }).toBe(0);
  }
});

describe('a record', () => {
  test('is opened by keyboard with all its fields, line items, history and JSON; a reload keeps it open', async () => {
    await on.signIn(ADMIN, '/data');
    await row(1).waitFor();
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('Enter');
    const panel = on.page.getByRole('complementary', { name: 'Order 27-10001-83122' });
    await panel.getByRole('table', { name: 'Line items' }).getByText('SKU-1').waitFor();
    await expect
      .poll(() => panel.innerText())
      .toMatch(/A member of a later release[\s\S]*A sync stored it first[\s\S]*orderId/);
    await look(on.page, 'data-order');
    await on.page.reload();
    await panel.getByText('Ship to country').waitFor();
    await panel.getByRole('link', { name: 'Transactions of this order' }).click();
    await table('Transactions').getByRole('row').nth(1).waitFor();
    expect(on.page.url()).toContain('in=order_id');
    await on.page.goBack();
    await panel.waitFor();
    await on.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });
});

test('offers and inventory say what eBay shows in them', async () => {
  await on.signIn(ADMIN, '/data?resource=offers');
  await on.page.getByText('only what was made through its Inventory API').waitFor();
  await table('Offers').getByRole('row').nth(6).waitFor();
  await look(on.page, 'data-offers');
  await on.page.getByRole('button', { name: 'Inventory' }).click();
  await on.page.getByText('No inventory yet.').waitFor();
  await on.page.getByText('only what was made through its Inventory API').waitFor();
});

describe('an export', () => {
  test('comes in parts, goes on after a failure, and is one file of what the filters leave', async () => {
    data.failAfter = 1;
    await on.signIn(ADMIN, '/data?status=FULFILLED');
    await row(1).waitFor();
    await on.page.getByRole('button', { name: 'Export' }).click();
    await on.page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await on.page.getByText('20 records').waitFor();
    await look(on.page, 'data-export-failed');
    const download = on.page.waitForEvent('download');
    await on.page.getByRole('button', { name: 'Go on with the next part' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile((await file.path())!, 'utf8');
    expect(text.match(/account_id,order_id/g)).toHaveLength(1);
    expect(text.match(/line two/g)).toHaveLength(40);
    await on.page.getByText(/has 40 records, .* in 2 parts/).waitFor();
    expect(query().get('status')).toBe('FULFILLED');
    expect(query().has('sort')).toBe(false);
    await look(on.page, 'data-export');
  });
});

const ALL = Array.from({ length: 100_000 }, (_, n) => ({
  account_id: 'acc-1',
  order_id: `27-${n}`,
  created_at: '2026-05-01T00:00:00Z',
  last_modified_at: '2026-05-01T00:00:00Z',
  fulfillment_status: 'FULFILLED',
  payment_status: 'PAID',
  cancel_state: null,
  buyer_username: `buyer-${n}`,
  total: { value: '12.50', currency: 'EUR' },
  line_item_count: 1,
  line_items: [],
}));
