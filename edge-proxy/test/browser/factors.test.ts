// Second factors in real Chromium, with the authenticator that it simulates (CDP, WebAuthn domain), against a scripted API.
import { beforeEach, expect, test } from 'vitest';
import { ADMIN } from './fakeApi';
import { RECOVERY_CODE } from './fakeFactors';
import { look } from './look';
import { stage } from './setup';

const on = stage();

beforeEach(async () => {
  const devtools = await on.context.newCDPSession(on.page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});

async function typePassword(): Promise<void> {
  await on.page.goto(`${on.home}/security`);
  await on.typePassword(ADMIN);
}

async function signOut(): Promise<void> {
  await on.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await on.page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

test('a passkey is added, is the second factor, signs in alone, and is removed', async () => {
  await typePassword();
  await on.page.getByRole('button', { name: 'Add a passkey' }).click();
  await on.page.getByRole('list', { name: 'Recovery codes' }).getByText(RECOVERY_CODE).waitFor();
  expect(on.api.factors.has('passkey')).toBe(true);
  await signOut();

  await typePassword();
  await on.page.getByRole('heading', { name: 'Second factor' }).waitFor();
  await look(on.page, 'second-factor');
  await on.page.getByRole('button', { name: 'Use a passkey' }).click();
  await on.page.getByRole('heading', { name: 'Security', level: 1 }).waitFor();
  await signOut();

  await on.page.getByRole('button', { name: 'Use a passkey' }).click();
  await on.page.getByRole('heading', { name: 'Security', level: 1 }).waitFor();
  await on.page.getByRole('button', { name: 'Remove stick' }).click();
  await on.page.getByRole('dialog').getByRole('button', { name: 'Remove stick' }).click();
  await on.page.getByText('None yet').waitFor();
  expect(on.api.factors.has('passkey')).toBe(false);
}, 30_000);

test('an app is confirmed by its code; then its code or a recovery code is asked for', async () => {
  await typePassword();
  await on.page.getByRole('button', { name: 'Add an authenticator app' }).click();
  await on.page.getByText('ABCDEFGHIJKLMNOP').waitFor();
  await on.page.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor();
  await look(on.page, 'security-app');
  await on.page.getByLabel('Code that the app shows').fill('000000');
  await on.page.keyboard.press('Enter');
  await on.page.getByRole('alert').getByText('is not the one').waitFor();
  await on.page.getByLabel('Code that the app shows').fill('123456');
  await on.page.keyboard.press('Enter');
  await on.page.getByText(RECOVERY_CODE).waitFor();
  await look(on.page, 'security-codes');
  await signOut();
  expect(await on.page.content()).not.toContain(RECOVERY_CODE);

  for (const proof of ['123456', RECOVERY_CODE]) {
    await typePassword();
    const code = on.page.getByLabel('Code of your app, or a recovery code');
    await code.fill('999999');
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('alert').waitFor();
    await code.fill(proof);
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
    await signOut();
  }
}, 30_000);

test('an admin who needs a factor sees nothing but the way to one', async () => {
  on.api.factors.required = true;
  await on.page.goto(`${on.home}/data`);
  await on.typePassword(ADMIN);
  await on.page.getByText('Admins need a second factor here').waitFor();
  await look(on.page, 'security-enrolling');
  await expect.poll(() => on.page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual(['Security']);
  await on.page.getByRole('button', { name: 'Add a passkey' }).click();
  await on.page.getByRole('button', { name: 'Go on' }).click();
  await on.page.getByRole('link', { name: 'Data' }).waitFor();
}, 30_000);

test('sessions are listed and ended one by one, or all at once', async () => {
  await typePassword();
  const other = on.page.getByRole('row', { name: /Safari on iOS/ });
  await other.waitFor();
  await look(on.page, 'security');
  await on.page.getByRole('button', { name: 'End the session of Safari on iOS' }).click();
  await other.waitFor({ state: 'detached' });
  await on.page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await on.page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await on.page.getByText('You are signed out everywhere.').waitFor();
});

test('a changed password leads to the sign-in page, and a wrong present one is told', async () => {
  await typePassword();
  await on.page.getByLabel('Present password').fill('not the right one');
  await on.page.getByLabel('New password').fill('quite another long one');
  await on.page.getByRole('button', { name: 'Change password' }).click();
  await on.page.getByRole('alert').getByText('The password is wrong').waitFor();
  await on.page.getByLabel('Present password').fill(ADMIN.password);
  await on.page.getByRole('button', { name: 'Change password' }).click();
  await on.page.getByText('Your password is changed. Sign in with the new one.').waitFor();
});
