// The page Alerts in real Chromium, behind the real edge, with a scripted API.
import { beforeEach, expect, test } from 'vitest';
import { FakeAlerts } from './fakeAlerts';
import { ADMIN, VIEWER } from './fakeApi';
import { look } from './look';
import { stage } from './setup';

const on = stage();
let alerts: FakeAlerts;

beforeEach(() => {
  on.api.connected = true;
  alerts = new FakeAlerts(on.api);
});

const button = (name: string) => on.page.getByRole('button', { name, exact: true });
const confirm = (name: string) => on.page.getByRole('dialog').getByRole('button', { name });
const row = (name: RegExp) => on.page.getByRole('row', { name });

test('a receiver is added with a choice of types; its secret is shown once', async () => {
  await on.signIn(ADMIN, '/alerts');
  await row(/Pager alerts.example.test JSON A sync failed; A seller has to reconnect failed 3 times/).waitFor();
  await row(/Operations chat hooks.slack.com Slack all types active/).waitFor();
  await look(on.page, 'alerts');
  await button('Add a receiver').click();
  await on.page.getByLabel('Name').fill('Night shift');
  await on.page.getByLabel('URL').fill('http://inside.example.test/hook');
  await on.page.getByLabel('A person was erased').uncheck();
  await button('Add').click();
  await on.page.getByRole('alert').waitFor();
  await expect.poll(() => on.page.getByLabel('URL').getAttribute('aria-invalid')).toBe('true');
  await look(on.page, 'alerts-add-refused');
  await on.page.getByLabel('URL').fill('https://night.example.test/hook/secret-part');
  await button('Add').click();
  await on.page.getByText('whsec_shown-only-once').waitFor();
  await look(on.page, 'alerts-secret');
  await button('Close').click();
  await row(/Night shift night.example.test/).waitFor();
  expect(await on.page.content()).not.toMatch(/whsec_|secret-part/);
  expect(alerts.sent).toEqual([
    {
      call: 'POST /receivers',
      body: {
        name: 'Night shift',
        url: 'https://night.example.test/hook/secret-part',
        format: 'json',
        types: ['consent.ends', 'account.needs_reconnect', 'run.failed', 'quota.low', 'proof.differs'],
      },
    },
  ]);
});

test('a receiver is tried, and what becomes of the test is watched', async () => {
  await on.signIn(ADMIN, '/alerts?open=pager');
  await on.page.getByRole('complementary', { name: 'Pager' }).waitFor();
  await look(on.page, 'alerts-receiver');
  await button('Send a test').click();
  await on.page.getByRole('link', { name: 'Watch what becomes of it' }).click();
  const panel = on.page.getByRole('complementary', { name: 'Test' });
  await panel.getByText('waiting').waitFor();
  Object.assign(alerts.deliveries[0]!, { state: 'DELIVERED', attempts: 1, last_status: 204, next_attempt_at: null });
  await panel.getByText('delivered', { exact: true }).waitFor({ timeout: 9000 });
});

test('a receiver is changed, paused, continued, given a new secret, and deleted after one question', async () => {
  await on.signIn(ADMIN, '/alerts?open=pager');
  await button('Change').click();
  await on.page.getByLabel('Name').fill('Pager of the night');
  await look(on.page, 'alerts-change');
  await button('Save').click();
  await on.page.getByRole('complementary', { name: 'Pager of the night' }).waitFor();
  await button('Pause').click();
  await button('Continue').waitFor();
  await expect.poll(() => button('Send a test').isDisabled()).toBe(true);
  await button('Continue').click();
  await button('Pause').waitFor();
  await button('New secret').click();
  await confirm('Make a new secret').click();
  await on.page.getByText('whsec_shown-only-once').waitFor();
  await on.page.getByText('The old secret signs as well until').waitFor();
  await button('Close').click();
  await button('Delete').click();
  await look(on.page, 'alerts-delete');
  await confirm('Delete Pager of the night').click();
  await on.page.getByRole('complementary').waitFor({ state: 'detached' });
  await expect.poll(() => row(/Pager of the night/).count()).toBe(0);
  expect(alerts.sent.map(({ call, body }) => [call, body])).toEqual([
    ['PUT /receivers/pager', { name: 'Pager of the night', types: ['account.needs_reconnect', 'run.failed'] }],
    ['PUT /receivers/pager', { paused: true }],
    ['PUT /receivers/pager', { paused: false }],
    ['POST /receivers/pager/rotate-secret', { overlap_hours: 24 }],
    ['POST /receivers/pager/delete', {}],
  ]);
});

test('deliveries show their order; one that was given up is sent again', async () => {
  await on.signIn(ADMIN, '/alerts?show=deliveries');
  await row(/A seller has to reconnect seller-a Pager waits its turn/).waitFor();
  await row(/A sync failed seller-a Pager waiting 503: the receiver refused it/).waitFor();
  await look(on.page, 'alerts-deliveries');
  await row(/A seller has to reconnect/).click();
  await on.page.getByText('It waits for an earlier alert of the same account').waitFor();
  await look(on.page, 'alerts-delivery');
  await on.page.getByLabel('State', { exact: true }).and(on.page.locator('select')).selectOption('FAILED');
  await row(/given up its certificate is not valid/).click();
  await button('Send it again').click();
  await expect.poll(() => new URL(on.page.url()).searchParams.get('open')).toBe('again');
  expect(alerts.sent).toEqual([{ call: 'POST /deliveries/1/replay', body: {} }]);
});

test('without a receiver the next step is said', async () => {
  alerts.receivers.length = 0;
  alerts.deliveries.length = 0;
  await on.signIn(ADMIN, '/alerts');
  await on.page.getByText('No other system is told yet.').waitFor();
  await look(on.page, 'alerts-empty');
  await button('Deliveries').click();
  await on.page.getByText('Nothing was sent.').waitFor();
  await look(on.page, 'alerts-deliveries-empty');
});

test('a viewer is told that the page is for administrators', async () => {
  await on.signIn(VIEWER, '/alerts');
  await on.page.getByText('This page is for administrators.').waitFor();
  await expect.poll(() => on.page.getByRole('link', { name: 'Alerts' }).count()).toBe(0);
});
