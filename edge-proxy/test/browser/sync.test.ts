import { beforeEach, describe, expect, test } from 'vitest';
import { accountOf } from './fakeAccounts';
import { ADMIN, VIEWER } from './fakeApi';
import { FakeSync } from './fakeSync';
import { look } from './look';
import { stage } from './setup';

const on = stage();
let sync: FakeSync;

beforeEach(() => {
  on.api.connected = true;
  sync = new FakeSync(on.api);
});

const button = (name: string) => on.page.getByRole('button', { name });

describe('schedules', () => {
  test('show what each resource does, and are paused and changed', async () => {
    on.api.others.push(accountOf('acc-2', 'seller-b', true));
    sync.past('SUCCEEDED');
    await on.signIn(ADMIN, '/sync');
    const table = on.page.getByRole('table', { name: 'Schedules of seller-a' });
    await table.getByRole('row').nth(6).waitFor();
    await expect.poll(() => table.getByRole('row').nth(4).innerText()).toContain('the seller has to allow more first');
    await expect.poll(() => table.getByRole('row').nth(6).innerText()).toContain('switched off');
    await on.page.getByText('This account is disconnected').waitFor();
    await expect.poll(() => button('Sync everything of seller-b').count()).toBe(0);
    await look(on.page, 'sync-schedules');
    await button('Pause Orders of seller-a').click();
    await button('Continue Orders of seller-a').waitFor();
    await button('Change the schedule: Orders of seller-a').click();
    await on.page.getByLabel('Read', { exact: true }).selectOption('60');
    await look(on.page, 'sync-schedule-change');
    await button('Save').click();
    await expect.poll(() => sync.schedules[0]!.every_minutes).toBe(60);
    expect(sync.sent.map(({ body }) => body)).toEqual([
      { paused: true },
      { every_minutes: 60, adaptive: true, paused: true },
    ]);
  });

  test('a resource is reset: the account is named, what will happen is said, and it is asked once', async () => {
    await on.signIn(ADMIN, '/sync');
    await button('Reset Orders of seller-a').click();
    const dialog = on.page.getByRole('dialog', { name: 'Reset orders of seller-a?' });
    await dialog.getByText('What is stored stays').waitFor();
    await look(on.page, 'sync-reset');
    sync.busy = true;
    await dialog.getByRole('button', { name: 'Reset orders of seller-a', exact: true }).click();
    await dialog.getByRole('alert').getByText('A sync is in progress; stop it first.').waitFor();
    sync.busy = false;
    await dialog.getByLabel('Also delete what is stored of it').check();
    await dialog.getByText('All orders of seller-a are deleted here at once').waitFor();
    await look(on.page, 'sync-reset-rows');
    await dialog.getByRole('button', { name: 'Reset and delete orders of seller-a' }).click();
    await on.page.getByText('Records deleted: 1,200. The next sync reads as the first one did.').waitFor();
    await on.page.getByRole('button', { name: 'Close' }).click();
    const path = '/api/ebay/sync/checkpoints/acc-1/orders/reset';
    expect(sync.sent).toEqual([
      { path, body: { rows: false } },
      { path, body: { rows: true } },
    ]);
    await expect.poll(() => button('Reset Check of orders of seller-a').count()).toBe(0);
  });

  test('a viewer sees them and is told who may act', async () => {
    await on.signIn(VIEWER, '/sync');
    await on.page.getByText('Only administrators can start and stop syncs.').waitFor();
    await on.page.getByRole('table', { name: 'Schedules of seller-a' }).waitFor();
    await expect
      .poll(() => on.page.getByRole('button', { name: /^(Run now|Pause|Change|Reset|Sync)/ }).count())
      .toBe(0);
    await look(on.page, 'sync-viewer');
  });

  test('of an account that has none yet, each resource is read at once', async () => {
    sync.schedules.length = 0;
    await on.signIn(ADMIN, '/sync');
    await on.page.getByText('Its schedules appear within a minute').waitFor();
    await look(on.page, 'sync-no-schedules');
    await button('Run now: Orders of seller-a').click();
    await button('Start the sync').click();
    await on.page.locator('.run').waitFor();
    expect(sync.sent.map(({ path }) => path)).toEqual(['/api/ebay/sync/orders']);
  });

  test('without an account the next step is said; a refusal can be tried again', async () => {
    on.api.connected = false;
    await on.signIn(ADMIN, '/sync');
    await on.page.getByText('No account is connected.').waitFor();
    await look(on.page, 'sync-empty');
    on.api.connected = true;
    let down = true;
    on.api.answer('GET', /^\/api\/ebay\/sync\/schedules$/, () =>
      down
        ? { status: 503, body: { title: 'Service Unavailable', detail: 'The database does not answer.' } }
        : { status: 200, body: { items: sync.schedules, next: null } },
    );
    await on.page.reload();
    await expect.poll(() => on.page.getByRole('alert').innerText()).toMatch(/database does not answer[\s\S]*Request/);
    await look(on.page, 'sync-error');
    down = false;
    await button('Try again').click();
    await on.page.getByRole('table', { name: 'Schedules of seller-a' }).waitFor();
  });
});

describe('running now', () => {
  beforeEach(async () => {
    await on.signIn(ADMIN, '/sync');
    await button('Run now: Orders of seller-a').click();
  });

  test('a dry run says what would be read and what it costs; a changed period takes the plan away', async () => {
    await button('Dry run').click();
    await on.page.getByText('Nothing was stored.').waitFor();
    const plan = on.page.getByRole('region', { name: 'Plan' });
    await expect.poll(() => plan.innerText()).toMatch(/about 12,400[\s\S]*62 to 70[\s\S]*It fits/);
    await look(on.page, 'sync-plan');
    await on.page.getByLabel('Full: everything').check();
    await plan.waitFor({ state: 'detached' });
    await button('Start the sync').click();
    await on.page.waitForURL('**/sync?run=*');
    expect(sync.sent.map(({ body }) => body)).toEqual([
      { account_id: 'acc-1', dry_run: true },
      { account_id: 'acc-1', full: true },
    ]);
  });

  test('the invalid fields of a refused sync are named, with the request id', async () => {
    await on.page.getByLabel('From (UTC)').fill('2026-03-02');
    await on.page.getByLabel('To (UTC)').fill('2026-03-01');
    await button('Start the sync').click();
    await expect
      .poll(() => on.page.getByRole('alert').innerText())
      .toMatch(/from must not be after to[\s\S]*Request [0-9a-f-]{36}/);
  });

  test('a run that is already in progress is linked', async () => {
    on.api.runs.paused = true;
    const { id } = on.api.runs.begin('other');
    await button('Start the sync').click();
    await on.page.getByRole('link', { name: 'Open the run that is in progress' }).click();
    await on.page.waitForURL(`**/sync?run=${id}`);
  });
});

test('the history is filtered in the address, and a row opens its run', async () => {
  sync.past('SUCCEEDED');
  sync.past('FAILED', { error: { code: 'incomplete', detail: 'Fewer records arrived than eBay counts.' } });
  await on.signIn(ADMIN, '/sync?part=runs');
  const rows = on.page.getByRole('table', { name: 'Runs' }).getByRole('row');
  await rows.nth(2).waitFor();
  await look(on.page, 'sync-runs');
  await on.page.getByRole('combobox', { name: 'State' }).selectOption('FAILED');
  await expect.poll(() => rows.count()).toBe(2);
  expect(on.page.url()).toContain('state=FAILED');
  await on.page.keyboard.press('Escape');
  await rows.nth(1).click();
  await on.page.getByText('Fewer records arrived than eBay counts.').waitFor();
});

describe('quarantine', () => {
  test('shows the raw record and its reason; it is tried again or dismissed', async () => {
    await on.signIn(ADMIN, '/sync?part=quarantine');
    const table = on.page.getByRole('table', { name: 'Records in quarantine' });
    await table.getByText('27-00048-1').click();
    const panel = on.page.getByRole('complementary');
    await panel.getByText('"yesterday"').waitFor();
    await look(on.page, 'sync-quarantine');
    sync.retryStores = false;
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('It still cannot be read: orderId is missing.').waitFor();
    sync.retryStores = true;
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('It could be read this time and is stored.').waitFor();
    await table.getByText('27-00048-1').waitFor({ state: 'detached' });
    await table.getByText('27-00049-1').click();
    await panel.getByText('<html>').waitFor();
    await panel.getByRole('button', { name: 'Dismiss' }).click();
    await on.page.getByRole('dialog', { name: 'Dismiss 27-00049-1 of seller-a?' }).waitFor();
    await on.page.getByRole('button', { name: 'Dismiss 27-00049-1' }).click();
    await on.page.getByText('Nothing is in quarantine here.').waitFor();
    await on.page.getByLabel('Show').selectOption('true');
    await table.getByText('27-00049-1').waitFor();
  });

  test('a viewer reads it', async () => {
    await on.signIn(VIEWER, '/sync?part=quarantine&open=48');
    await on.page.getByText('Only administrators can try again or dismiss a record.').waitFor();
    await expect.poll(() => button('Dismiss').count()).toBe(0);
  });
});

test('completeness shows what differs by day, and repairs it', async () => {
  await on.signIn(ADMIN, '/sync?part=completeness');
  await on.page.getByText('35 of 35 days proven').waitFor();
  await expect
    .poll(() => on.page.getByRole('table', { name: /Days of Transactions/ }).innerText())
    .toMatch(/120[\s\S]*117[\s\S]*4120.50 at eBay/);
  await look(on.page, 'sync-completeness');
  await button('Repair transactions').click();
  await on.page
    .getByRole('dialog', { name: 'Repair the transactions of seller-a?' })
    .getByRole('button', { name: 'Repair' })
    .click();
  await on.page.getByRole('link', { name: 'Watch the run' }).waitFor();
  expect(sync.sent.at(-1)!.body).toEqual({ account_id: 'acc-1', resource: 'transactions' });
});
