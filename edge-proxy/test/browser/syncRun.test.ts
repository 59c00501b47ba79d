import { beforeEach, describe, expect, test } from 'vitest';
import { ADMIN, VIEWER } from './fakeApi';
import { eventsOf, FakeSync } from './fakeSync';
import { look } from './look';
import { stage } from './setup';

const on = stage();
let sync: FakeSync;

beforeEach(() => {
  on.api.connected = true;
  sync = new FakeSync(on.api);
});

const button = (name: string) => on.page.getByRole('button', { name });
const STOP = 'STOP Orders of seller-a';

describe('a run', () => {
  test('is stopped with a reason, shows its receipt and what was kept, and is resumed', async () => {
    const { id } = on.api.runs.begin('r');
    sync.events = eventsOf(6);
    await on.signIn(ADMIN, `/sync?run=${id}`);
    await on.page.locator('.run').getByText('running', { exact: true }).waitFor();
    on.api.runs.paused = true;
    await expect.poll(() => on.page.getByRole('progressbar').getAttribute('value')).not.toBeNull();
    await button(STOP).click();
    await on.page.getByLabel('Reason (optional)').fill('wrong period');
    await look(on.page, 'sync-stop');
    await button('Stop now').click();
    await on.page.getByText('Stopping after the current page.').waitFor();
    const receipt = on.page.locator('.receipt');
    await expect
      .poll(() => receipt.innerText())
      .toMatch(/admin@example.test[\s\S]*wrong period[\s\S]*page \d[\s\S]*\d+ rows were kept/);
    await expect.poll(() => receipt.evaluate((box) => document.activeElement === box)).toBe(true);
    await look(on.page, 'sync-stopping');
    on.api.runs.paused = false;
    await receipt.getByText('Stopped.').waitFor();
    await expect.poll(() => button(STOP).count()).toBe(0);
    await button('Resume').click();
    await on.page.locator('.run').getByText('succeeded', { exact: true }).waitFor();
  });

  test('is followed again after a reload', async () => {
    const { id } = on.api.runs.begin('r');
    on.api.runs.look(id);
    on.api.runs.paused = true;
    await on.signIn(ADMIN, `/sync?run=${id}`);
    await button(STOP).waitFor();
    await on.page.reload();
    await button(STOP).waitFor();
    await on.page.goto(`${on.edge.url}/sync`);
    await on.page.getByRole('link', { name: 'Watch Orders of seller-a' }).click();
    await button(STOP).waitFor();
  });

  test('that waits or failed says why, and what to do', async () => {
    const waiting = { until: new Date(Date.now() + 600_000).toISOString(), code: 'quota_share_used', detail: null };
    const parked = sync.past('WAITING', { waiting, finished_at: null });
    on.api.runs.paused = true;
    await on.signIn(ADMIN, `/sync?run=${parked.id}`);
    await on.page.getByText('The connector’s share of eBay’s quota is used up.').waitFor();
    await look(on.page, 'sync-waiting');
    const failed = sync.past('FAILED', { error: { code: 'needs_reconnect', detail: 'The consent has ended.' } });
    await on.page.goto(`${on.edge.url}/sync?run=${failed.id}`);
    await on.page.getByRole('link', { name: 'Connect seller-a again' }).waitFor();
    await on.page.goto(`${on.edge.url}/sync?run=nothing`);
    await on.page.getByText('This does not exist.').waitFor();
  });
});

describe('the terminal', () => {
  test('shows every request of eBay, keeps what was, takes what comes, and reads it again after a reload', async () => {
    const rows = { seen: 980_000, inserted: 979_300, updated: 640, unchanged: 60, quarantined: 0, gone: 0 };
    const { id } = sync.past('SUCCEEDED', { rows, pages: 4900, calls: 5000, retries: 250 });
    sync.events = eventsOf(5000);
    sync.ended = false;
    await on.signIn(ADMIN, `/sync?run=${id}`);
    await on.page.getByText('5,000 lines').waitFor();
    const terminal = on.page.getByRole('listbox', { name: 'Requests to eBay and events' });
    await expect.poll(() => terminal.getByRole('option').count()).toBeLessThan(120);
    await terminal.getByText('offset=999800').waitFor();
    await look(on.page, 'sync-terminal');
    sync.events.push(...eventsOf(5001).slice(5000));
    await on.page.getByText('5,001 lines').waitFor();
    await terminal.getByText('part 100.').waitFor();
    await on.page.getByRole('button', { name: 'Problems' }).click();
    await on.page.getByText('250 lines').waitFor();
    await terminal.focus();
    await on.page.keyboard.press('Home');
    await on.page.keyboard.press('Enter');
    const panel = on.page.getByRole('complementary', { name: 'Request to eBay' });
    await expect.poll(() => panel.innerText()).toMatch(/500, 310 bytes[\s\S]*ebay-7/);
    await look(on.page, 'sync-terminal-line');
    await on.page.reload();
    await expect.poll(() => panel.innerText()).toMatch(/500, 310 bytes[\s\S]*ebay-7/);
    await on.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('is for administrators', async () => {
    const { id } = sync.past('SUCCEEDED');
    await on.signIn(VIEWER, `/sync?run=${id}`);
    await on.page.getByText('The requests and events of a run are for administrators.').waitFor();
  });
});
