import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ADMIN, VIEWER } from './fakeApi';
import { FakeLog, REQUEST, RUN } from './fakeLog';
import { look } from './look';
import { stage } from './setup';

const on = stage();

const TURN_MS = 3000;

/** Opens the log with a clock that `turn` moves to the next reading. */
async function open(path: string): Promise<void> {
  await on.page.clock.install();
  await on.signIn(ADMIN, path);
}

const turn = () => on.page.clock.fastForward(TURN_MS);

const table = () => on.page.getByRole('table', { name: 'Events' });
const row = (text: string) => table().getByRole('row').filter({ hasText: text });

describe('the live tail', () => {
  test('new events come by themselves, not while paused, and all at once after that', async () => {
    const log = new FakeLog(on.api, 30);
    await open('/logs');
    await row('(30)').waitFor();
    log.grow(1);
    await turn();
    await row('(31)').waitFor();
    await on.page.getByRole('button', { name: 'Pause' }).click();
    await on.page.getByText('Paused').waitFor();
    log.grow(450);
    await turn();
    await turn();
    await expect.poll(() => row('(481)').count()).toBe(0);
    await on.page.reload();
    await on.page.getByText('Paused').waitFor();
    await on.page.getByRole('button', { name: 'Resume' }).click();
    await turn();
    await row('(481)').waitFor();
    log.grow(700);
    await turn();
    await row('(1181)').waitFor();
    // 200 at the reload, 281 before it that were not read, and 700 that took several pages: no hole.
    await on.page.getByRole('button', { name: 'Export 900 as NDJSON' }).waitFor();
  });

  test('reading further down holds new ones back', async () => {
    const log = new FakeLog(on.api, 500);
    await open('/logs');
    await row('(500)').waitFor();
    const frame = on.page.getByRole('group', { name: 'Events, scrollable' });
    await frame.evaluate((box) => box.scrollTo(0, 2000));
    // Drawn at the new place once there is room above and below.
    await on.page.locator('tbody tr.spacer').nth(1).waitFor({ state: 'attached' });
    const seen = await table().getByRole('row').nth(20).innerText();
    log.grow(5);
    await turn();
    const fresh = on.page.getByRole('button', { name: 'Show 5 new events' });
    await fresh.waitFor();
    await expect.poll(() => table().getByRole('row').nth(20).innerText()).toBe(seen);
    await expect.poll(() => table().getByRole('row').count()).toBeLessThan(80);
    await fresh.click();
    await row('(505)').waitFor();
  });
});

test('filters are in the address and a reload keeps them', async () => {
  new FakeLog(on.api, 60);
  await on.signIn(ADMIN, '/logs?level=ERROR');
  await row('(59)').waitFor();
  await expect.poll(() => table().getByRole('row').count()).toBe(13);
  await on.page.locator('select[name=account_id]').selectOption('acc-1');
  await on.page.locator('input[name=event]').fill('sync.failed');
  await on.page.keyboard.press('Enter');
  await expect
    .poll(() => Object.fromEntries(new URL(on.page.url()).searchParams))
    .toEqual({ level: 'ERROR', event: 'sync.failed', account_id: 'acc-1' });
  await on.page.reload();
  await row('(59)').waitFor();
  await expect.poll(() => on.page.locator('input[name=event]').inputValue()).toBe('sync.failed');
  await on.page.locator('body').click({ position: { x: 700, y: 5 } });
  await on.page.keyboard.press('/');
  await on.page.keyboard.type('(54)');
  await on.page.keyboard.press('Enter');
  await expect.poll(() => table().getByRole('row').count()).toBe(2);
  const saving = on.page.waitForEvent('download');
  await on.page.getByRole('button', { name: 'Export 1 as NDJSON' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^events-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.ndjson$/);
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ id: '54', event: 'sync.failed' }]);
  await on.page.getByRole('button', { name: 'Clear' }).click();
  await row('(60)').waitFor();
});

test('the log says who caused an event, and shows what one person did, also one who is gone', async () => {
  const log = new FakeLog(on.api, 60);
  log.events.find(({ id }) => id === '53')!.email = null;
  await on.signIn(ADMIN, '/logs');
  await row('(58)').waitFor();
  await expect.poll(() => row('(58)').innerText()).toContain('admin@example.test');
  await on.page.locator('select[name=user_id]').selectOption('viewer@example.test');
  await expect.poll(() => table().getByRole('row').count()).toBe(7);
  await row('(53)').click();
  const panel = on.page.getByRole('complementary');
  await panel.getByText('a user who was deleted (user-2)').waitFor();
  await look(on.page, 'logs-person');
  await panel.getByRole('link', { name: 'All that this person did' }).click();
  await expect.poll(() => Object.fromEntries(new URL(on.page.url()).searchParams)).toEqual({ user_id: 'user-2' });
  await on.page.goto(`${on.edge.url}/logs?user_id=11111111-1111-4111-8111-111111111111`);
  await on.page.getByText('No events').waitFor();
  await expect.poll(() => on.page.locator('select[name=user_id] option:checked').innerText()).toBe('11111111-1111');
});

test('a wrong value of the address is refused with the field that is wrong', async () => {
  new FakeLog(on.api, 3);
  await on.signIn(ADMIN, '/logs?level=LOUD');
  await expect
    .poll(() => on.page.getByRole('alert').innerText())
    .toMatch(/level is not valid[\s\S]*Request [0-9a-f-]{36}/);
  await look(on.page, 'logs-fault');
});

test('by keyboard: a row, its panel, and from the request id all that it caused', async () => {
  const log = new FakeLog(on.api, 200);
  await on.signIn(ADMIN, '/logs');
  await row('(200)').waitFor();
  await look(on.page, 'logs');
  await on.page.keyboard.press('j');
  await on.page.keyboard.press('j');
  await on.page.keyboard.press('o');
  const panel = on.page.getByRole('complementary');
  await panel.getByText('(199)').waitFor();
  log.grow(1);
  await on.page.reload();
  await panel.getByText('(199)').waitFor();
  await look(on.page, 'logs-event');
  await on.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await table()
    .getByRole('link', { name: `All that request ${REQUEST} caused` })
    .first()
    .click();
  await on.page.getByRole('heading', { name: 'One request', level: 1 }).waitFor();
  const timeline = on.page.getByRole('table', { name: 'Timeline' });
  await timeline.getByText('offset=600').waitFor();
  await expect
    .poll(() => timeline.getByRole('row').filter({ hasText: 'attempt 2' }).innerText())
    .toMatch(/eBay[\s\S]*200[\s\S]*ebay-4/);
  await expect
    .poll(() => on.page.getByRole('region', { name: 'The request' }).innerText())
    .toMatch(/3 calls of eBay[\s\S]*orders succeeded/);
  await look(on.page, 'logs-request');
  await timeline.getByRole('row').filter({ hasText: '500' }).first().click();
  await panel.getByText('eBay answered 500').first().waitFor();
  await on.page.goBack();
  await on.page.goBack();
  await table().waitFor();
});

test('a request without events says what that means', async () => {
  new FakeLog(on.api, 3);
  await on.signIn(ADMIN, '/logs?request_id=unknown-1');
  await on.page.getByText('No event has this request id').waitFor();
  await look(on.page, 'logs-request-empty');
});

test('the events of a run, none, and no connection', async () => {
  const log = new FakeLog(on.api, 10);
  await on.signIn(ADMIN, `/logs?run_id=${RUN}&level=ERROR`);
  await row('(9)').waitFor();
  log.events.length = 0;
  await on.page.reload();
  await on.page.getByText('No events').waitFor();
  await look(on.page, 'logs-empty');
  await on.context.setOffline(true);
  await on.page.getByText('You are offline.').waitFor();
  await look(on.page, 'logs-offline');
});

test('a viewer is told that the log is for administrators', async () => {
  await on.signIn(VIEWER, '/logs');
  await on.page.getByText('This page is for administrators. You are signed in as a viewer.').waitFor();
});
