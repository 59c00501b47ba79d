// The page People in real Chromium, behind the real edge, with a scripted API.
import { expect, test } from 'vitest';
import { ADMIN, VIEWER } from './fakeApi';
import { FakeLog } from './fakeLog';
import { look } from './look';
import { stage } from './setup';

const on = stage();

const confirm = (words: string) => on.page.getByRole('dialog').getByRole('button', { name: words });

async function open(email: string): Promise<void> {
  await on.page.getByRole('table', { name: 'Users' }).getByText(email).click();
  await on.page.getByRole('complementary', { name: email }).waitFor();
}

test('a person is invited by a link that is shown once', async () => {
  await on.signIn(ADMIN, '/people');
  await on.page.getByRole('row', { name: /admin@example.test you/ }).waitFor();
  await look(on.page, 'people');
  await on.page.getByRole('button', { name: 'Invite' }).click();
  await on.page.getByLabel('E-mail').fill('viewer@example.test');
  await on.page.keyboard.press('Enter');
  await on.page.getByRole('alert').getByText('The e-mail address is taken.').waitFor();
  await look(on.page, 'people-invite-taken');
  await on.page.getByLabel('E-mail').fill('third@example.test');
  await on.page.keyboard.press('Enter');
  await on.page.getByText(`${on.edge.url}/#/password?link=only-once`).waitFor();
  await look(on.page, 'people-invited');
  await on.page.getByRole('button', { name: 'Close', exact: true }).click();
  expect(await on.page.content()).not.toContain('only-once');
  await on.page.getByRole('row', { name: /third@example.test viewer invited/ }).waitFor();
});

test('each act names the person, asks once, and the password when the API wants it', async () => {
  on.api.people.stepUp = true;
  await on.signIn(ADMIN, '/people');
  await open('viewer@example.test');
  await look(on.page, 'people-user');
  await on.page.getByRole('button', { name: 'Disable' }).click();
  await on.page.getByRole('heading', { name: 'Disable viewer@example.test?' }).waitFor();
  await look(on.page, 'people-disable');
  await confirm('Disable viewer@example.test').click();
  const prompt = on.page.getByRole('dialog', { name: 'Confirm that it is you' });
  await prompt.getByLabel('Password').fill('a wrong password');
  await on.page.keyboard.press('Enter');
  await prompt.getByRole('alert').getByText('The password is wrong').waitFor();
  await look(on.page, 'step-up-wrong');
  await prompt.getByLabel('Password').fill(ADMIN.password);
  await on.page.keyboard.press('Enter');
  await on.page.getByRole('row', { name: /viewer@example.test viewer disabled/ }).waitFor();
  await on.page.getByRole('button', { name: 'Enable' }).click();
  await confirm('Enable viewer@example.test').click();
  await on.page.getByRole('row', { name: /viewer@example.test viewer active/ }).waitFor();
});

test('an act that is not confirmed is not sent, and says so', async () => {
  on.api.people.stepUp = true;
  await on.signIn(ADMIN, '/people?open=user-2');
  await on.page.getByRole('button', { name: 'Make admin' }).click();
  await confirm('Cancel').click();
  await on.page.getByRole('button', { name: 'Make admin' }).click();
  await confirm('Make viewer@example.test an admin').click();
  await on.page.getByRole('dialog', { name: 'Confirm that it is you' }).getByRole('button', { name: 'Cancel' }).click();
  await on.page.getByRole('alert').getByText('This was not confirmed').waitFor();
  expect(on.api.people.users[1]?.role).toBe('VIEWER');
});

test('sessions are ended, factors reset, a password link made; a delete wants the name typed', async () => {
  await on.signIn(ADMIN, '/people?open=user-2');
  await on.page.getByRole('button', { name: 'End all sessions' }).click();
  await confirm('End all sessions').click();
  await on.page.getByText('Sessions ended: 2.').waitFor();
  await on.page.getByRole('button', { name: 'Reset second factors' }).click();
  await confirm('Reset second factors').click();
  await on.page.getByText('Second factors taken: 1.').waitFor();
  await on.page.getByRole('button', { name: 'Link for a new password' }).click();
  await confirm('Make the link').click();
  await on.page.getByText('/#/password?link=again').waitFor();
  await on.page.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => confirm('Delete viewer@example.test').isDisabled()).toBe(true);
  await on.page.getByLabel('Type “viewer@example.test” to go on').fill('viewer@example.test');
  await confirm('Delete viewer@example.test').click();
  await on.page.getByRole('complementary', { name: 'viewer@example.test' }).waitFor({ state: 'detached' });
  await expect.poll(() => on.page.getByRole('row', { name: /viewer@example.test/ }).count()).toBe(0);
});

test('the last admin cannot be disabled, and the refusal says why', async () => {
  await on.signIn(ADMIN, '/people?open=user-1');
  await on.page.getByRole('button', { name: 'Disable' }).click();
  await confirm('Disable admin@example.test').click();
  await on.page.getByRole('alert').getByText('the last admin').waitFor();
});

test('an API token is made, shown once, and revoked', async () => {
  await on.signIn(ADMIN, '/people?show=tokens');
  await on.page.getByRole('row', { name: /old import sync revoked/ }).waitFor();
  await look(on.page, 'people-tokens');
  await on.page.getByRole('button', { name: 'New token' }).click();
  await on.page.getByLabel('Name').fill('reports');
  await on.page.getByLabel('Scope').selectOption('sync');
  await on.page.getByRole('button', { name: 'Make the token' }).click();
  await on.page.getByText('ec_shown-only-once').waitFor();
  await look(on.page, 'people-token-made');
  await on.page.getByRole('button', { name: 'Close', exact: true }).click();
  expect(await on.page.content()).not.toContain('ec_shown-only-once');
  await on.page.getByRole('button', { name: 'Revoke reports' }).click();
  await confirm('Revoke reports').click();
  await on.page.getByRole('row', { name: /reports sync revoked/ }).waitFor();
});

test('a viewer is told that the page is for administrators', async () => {
  await on.signIn(VIEWER, '/people');
  await on.page.getByText('This page is for administrators.').waitFor();
  await expect.poll(() => on.page.getByRole('link', { name: 'People' }).count()).toBe(0);
  await look(on.page, 'people-viewer');
});

test('a person’s sessions and what they did are shown, and lead to the log', async () => {
  new FakeLog(on.api, 200);
  await on.signIn(ADMIN, '/people?open=user-2');
  const panel = on.page.getByRole('complementary', { name: 'viewer@example.test' });
  await panel.getByText('Safari on iOS').waitFor();
  await expect.poll(() => panel.getByText('signed in', { exact: true }).count()).toBe(2);
  await panel.getByText('not used for too long').waitFor();
  await expect.poll(() => panel.getByRole('link', { name: /A user signed in/ }).count()).toBe(8);
  await look(on.page, 'people-did');
  await panel.getByRole('button', { name: 'Older' }).click();
  await expect.poll(() => panel.getByRole('link', { name: /A user signed in/ }).count()).toBe(16);
  await panel.getByRole('button', { name: 'End all sessions' }).click();
  await confirm('End all sessions').click();
  await expect.poll(() => panel.getByText('by an admin').count()).toBe(2);
  await panel.getByRole('link', { name: 'All in the log' }).click();
  await expect.poll(() => on.page.locator('select[name=user_id]').inputValue()).toBe('user-2');
  await expect
    .poll(() => on.page.getByRole('table', { name: 'Events' }).getByRole('row').allInnerTexts())
    .toSatisfy(
      (rows: string[]) => rows.length > 10 && rows.slice(1).every((row) => row.includes('viewer@example.test')),
    );
});

test('who has never signed in has no sessions and did nothing', async () => {
  await on.signIn(ADMIN, '/people?open=user-3');
  await on.page.getByText('Never signed in.').waitFor();
  await on.page.getByText('Nothing that the log still has.').waitFor();
  await look(on.page, 'people-invited-panel');
});

test('an API token leads to what it did, and names the person who made it', async () => {
  new FakeLog(on.api, 60);
  await on.signIn(ADMIN, '/people?show=tokens');
  await on.page.getByRole('row', { name: /warehouse read valid .*admin@example.test/ }).waitFor();
  await on.page.getByRole('link', { name: 'What it did: warehouse' }).click();
  await expect.poll(() => on.page.locator('select[name=api_token_id]').inputValue()).toBe('token-1');
  await expect
    .poll(() => on.page.getByRole('table', { name: 'Events' }).getByRole('row').nth(1).innerText())
    .toContain('warehouse for admin@example.test');
  await look(on.page, 'logs-token');
});
