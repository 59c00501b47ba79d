// Sessions that end while a page is open, in real Chromium: what still counts as a use, and what the person is told.
import { expect, test } from 'vitest';
import { ADMIN } from './fakeApi';
import { FakeLog } from './fakeLog';
import { look } from './look';
import { stage } from './setup';

const on = stage();

const TURN_MS = 3000;
const AWAY_MS = 61_000;

const row = (text: string) => on.page.getByRole('table', { name: 'Events' }).getByRole('row').filter({ hasText: text });
const banner = () => on.page.getByRole('status').filter({ hasText: 'This page has stopped' });
const turn = () => on.page.clock.fastForward(TURN_MS);

/** The live log, of whose reader nothing was seen for a minute. */
async function leftOpen(): Promise<FakeLog> {
  const log = new FakeLog(on.api, 30);
  await on.page.clock.install();
  await on.signIn(ADMIN, '/logs?level=WARN');
  await row('(27)').waitFor();
  await on.page.clock.fastForward(AWAY_MS);
  await expect.poll(() => on.api.asked.at(-1)?.background).toBe(true);
  return log;
}

test('what a page reads by itself is no use of the session, what a person does is one', async () => {
  await leftOpen();
  expect(on.api.asked.filter(({ path }) => path === '/api/auth/me').map(({ background }) => background)).toEqual([
    false,
  ]);
  on.api.asked.length = 0;
  await turn();
  await expect.poll(() => on.api.asked).toEqual([{ method: 'GET', path: '/api/ebay/logs', background: true }]);
  await on.page.mouse.wheel(0, 10);
  await turn();
  await expect.poll(() => on.api.asked.at(-1)?.background).toBe(false);
  await on.page.clock.fastForward(AWAY_MS);
  await expect.poll(() => on.api.asked.at(-1)?.background).toBe(true);
  await on.page.getByRole('button', { name: 'Sign out' }).click();
  await on.page.getByText('You are signed out.').waitFor();
  expect(on.api.asked.filter(({ method }) => method === 'POST')).toEqual([
    { method: 'POST', path: '/api/auth/logout', background: false },
  ]);
});

test('a page left open until its session ends stops, says why, keeps what it shows, and leads back', async () => {
  const log = await leftOpen();
  log.grow(5);
  on.api.ended = 'unused';
  await turn();
  await expect
    .poll(() => banner().innerText())
    .toMatch(/Your session ended because it was not used for a while[\s\S]*UTC/);
  await on.page.getByText('Stopped', { exact: true }).waitFor();
  await row('(27)').waitFor();
  await expect.poll(() => row('(32)').count()).toBe(0);
  await look(on.page, 'ended-page');
  const asked = on.api.asked.length;
  await on.page.clock.fastForward(20 * TURN_MS);
  expect(on.api.asked.length).toBe(asked);
  await banner().getByRole('button', { name: 'Sign in again' }).click();
  await on.page.getByText('After you have signed in, you are back on Logs.').waitFor();
  await on.page.getByText('Your session ended because it was not used for a while.').waitFor();
  await look(on.page, 'ended-sign-in');
  await on.typePassword(ADMIN);
  await row('(32)').waitFor();
  expect(new URL(on.page.url()).search).toBe('?level=WARN');
});

test('the stopped page goes on by itself when its person signs in in another tab', async () => {
  const log = await leftOpen();
  on.api.ended = 'too_old';
  await turn();
  await banner().waitFor();
  log.grow(5);
  const other = await on.context.newPage();
  await other.goto(`${on.edge.url}/people`);
  await other.getByText('Your session has reached its end.').waitFor();
  await other.getByLabel('Email').fill(ADMIN.email);
  await other.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await other.keyboard.press('Enter');
  await row('(32)').waitFor();
  await expect.poll(() => banner().count()).toBe(0);
});

test('what the person does on a stopped page leads to the sign-in page', async () => {
  await leftOpen();
  on.api.ended = 'unused';
  await turn();
  await banner().waitFor();
  await on.page.locator('select[name=level]').selectOption('ERROR');
  await on.page.getByLabel('Password', { exact: true }).waitFor();
  await on.typePassword(ADMIN);
  await row('(29)').waitFor();
  expect(new URL(on.page.url()).search).toBe('?level=ERROR');
});

test('an end that others brought about takes the page away at once', async () => {
  await leftOpen();
  on.api.ended = 'disabled';
  await turn();
  await on.page.getByText('An administrator disabled your account.').waitFor();
  expect(await on.page.content()).not.toContain('(27)');
  await look(on.page, 'ended-disabled');
});
