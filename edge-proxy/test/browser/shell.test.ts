// What every page shares, in real Chromium: signing in and out, the address, the keyboard, tabs, a lost connection, long tables.
import { expect, test } from 'vitest';
import { ADMIN, VIEWER } from './fakeApi';
import { look } from './look';
import { stage } from './setup';

const on = stage();

test('a wrong password is told with a request id, and typed again', async () => {
  await on.page.goto(on.edge.url);
  await on.page.getByLabel('Email').waitFor();
  await look(on.page, 'sign-in');
  await on.typePassword({ email: ADMIN.email, password: 'surely not the password' });
  const alert = on.page.getByRole('alert');
  await expect.poll(() => alert.innerText()).toMatch(/Wrong email or password[\s\S]*Request [0-9a-f-]{36}/);
  await expect.poll(() => on.page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('password');
  await on.page.getByText('Forgotten your password?').click();
  await on.page.getByText('Ask an administrator').waitFor();
  await look(on.page, 'sign-in-wrong');
});

test('signing in returns to the page and the filters that were asked for, and stores nothing', async () => {
  await on.signIn(ADMIN, '/people?show=tokens');
  await on.page.getByRole('heading', { name: 'API tokens' }).waitFor();
  expect(on.page.url()).toBe(`${on.edge.url}/people?show=tokens`);
  await expect.poll(() => on.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('a session that ended says so, with the id under which the log has the reason, and leads back', async () => {
  await on.signIn(ADMIN, '/people?open=user-2');
  // At the request itself: a session that ends earlier ends the page with the next of its own reads.
  on.api.answer('POST', /^\/api\/users\/user-2\/role$/, () => {
    on.api.forgetSessions();
    return { status: 401, body: { title: 'Not signed in', detail: 'Sign in first.' } };
  });
  await on.page.getByRole('button', { name: 'Make admin' }).click();
  await on.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Make viewer/ })
    .click();
  await on.page.getByText('Your session has ended').waitFor();
  await expect.poll(() => on.page.getByRole('status').first().innerText()).toMatch(/Request [0-9a-f-]{36}/);
  await look(on.page, 'session-ended');
  await on.typePassword(ADMIN);
  await on.page.getByRole('complementary', { name: 'viewer@example.test' }).waitFor();
});

test('a link for a password is used once and leaves the address', async () => {
  let link = '';
  on.api.public('POST', /^\/api\/auth\/password\/link$/, ({ body }) => {
    link = (body as { link: string }).link;
    return { status: 204 };
  });
  await on.page.goto(`${on.edge.url}/#/password?link=abc-_1`);
  await on.page.getByLabel('New password').fill('a long enough password');
  expect(on.page.url()).not.toContain('abc');
  await look(on.page, 'set-password');
  await on.page.keyboard.press('Enter');
  await on.page.getByText('Your password is set. Sign in with it.').waitFor();
  expect(link).toBe('abc-_1');
});

test('unavailable functions are reported with the request id, and tried again', async () => {
  on.api.close();
  await on.page.goto(on.edge.url);
  await expect
    .poll(() => on.page.getByRole('alert').innerText())
    .toMatch(/The functions are unavailable[\s\S]*Request [0-9a-f-]{36}/);
  await look(on.page, 'unavailable');
  await on.page.getByRole('button', { name: 'Try again' }).click();
  await on.page.getByRole('alert').waitFor();
});

test('two tabs do not fight: signing out of one ends both, signing in opens both', async () => {
  await on.signIn(ADMIN, '/people');
  const second = await on.context.newPage();
  await second.goto(`${on.edge.url}/data`);
  await second.getByRole('button', { name: 'Sign out' }).click();
  await on.page.getByText('You signed out in another tab.').waitFor();
  await on.typePassword(VIEWER);
  await second.getByText('viewer@example.test').waitFor();
  await second.getByRole('heading', { name: 'Data', level: 1 }).waitFor();
});

test('without a connection the page says so, and reads again when it is back', async () => {
  await on.signIn(ADMIN, '/people');
  await on.page.getByRole('row', { name: /viewer@example.test/ }).waitFor();
  await on.context.setOffline(true);
  await on.page.getByText('You are offline.').waitFor();
  await on.page.getByRole('button', { name: 'API tokens' }).click();
  await on.page.getByRole('alert').getByText('The server cannot be reached').waitFor();
  await look(on.page, 'offline');
  await on.context.setOffline(false);
  await on.page.getByRole('row', { name: /warehouse/ }).waitFor();
  await expect.poll(() => on.page.getByText('You are offline.').count()).toBe(0);
});

test('while a page is read its shape is shown', async () => {
  let go = () => {};
  const waiting = new Promise<void>((resolve) => {
    go = resolve;
  });
  await on.page.route('**/api/users*', async (route) => {
    await waiting;
    await route.continue();
  });
  await on.signIn(ADMIN, '/people');
  await on.page.locator('.card .skeleton').waitFor();
  await look(on.page, 'loading');
  go();
  await on.page.getByRole('row', { name: /viewer@example.test/ }).waitFor();
});

test('a page whose script is gone, after an update, offers to reload', async () => {
  await on.signIn(ADMIN, '/people');
  await on.page.route('**/assets/page-*.js', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await on.page.getByRole('link', { name: 'Accounts' }).click();
  await on.page.getByText('This page could not be loaded.').waitFor();
  await on.page.unroute('**/assets/page-*.js');
  await on.page.getByRole('button', { name: 'Reload' }).click();
  await on.page.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor();
});

test('a path that does not exist gets a page that leads home', async () => {
  const answer = await on.page.goto(`${on.edge.url}/nothing-here`);
  expect(answer?.status()).toBe(404);
  await on.page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await look(on.page, 'not-found');
});

test('the keyboard is enough: form, skip link, pages, search, help', async () => {
  await on.page.goto(on.edge.url);
  await on.page.getByLabel('Email').waitFor();
  await expect.poll(() => on.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
  await on.page.keyboard.type(ADMIN.email);
  await on.page.keyboard.press('Tab');
  await on.page.keyboard.type(ADMIN.password);
  await on.page.keyboard.press('Enter');
  await on.page.getByRole('button', { name: 'Sign out' }).waitFor();
  await on.page.reload();
  await on.page.getByRole('button', { name: 'Sign out' }).waitFor();
  await on.page.keyboard.press('Tab');
  await expect.poll(() => on.page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
  await on.page.keyboard.press('g');
  await on.page.keyboard.press('p');
  await on.page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  await expect.poll(() => on.page.evaluate(() => document.activeElement?.id)).toBe('main');
  await on.page.keyboard.press('?');
  await on.page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await look(on.page, 'keyboard');
  await on.page.getByLabel('Use keys without a modifier').uncheck();
  await on.page.keyboard.press('Escape');
  await on.page.keyboard.press('g');
  await on.page.keyboard.press('a');
  expect(on.page.url()).toBe(`${on.edge.url}/people`);
});

test('the reader chooses light or dark, and it stays', async () => {
  await on.page.emulateMedia({ colorScheme: 'light' });
  await on.signIn(ADMIN, '/people');
  const background = () => on.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await on.page.getByLabel('Colours').selectOption('dark');
  await expect.poll(background).not.toBe(light);
  await on.page.reload();
  await on.page.getByRole('button', { name: 'Sign out' }).waitFor();
  await expect.poll(() => background()).not.toBe(light);
});

test('a list of 100,000 rows draws a screenful, and moves quickly', async () => {
  on.api.answer('GET', /^\/api\/users$/, () => ({
    status: 200,
    body: {
      next: null,
      items: Array.from({ length: 100_000 }, (_, n) => ({
        id: `u-${n}`,
        email: `user-${n}@example.test`,
        role: 'VIEWER',
        state: 'active',
        created_at: '2026-05-01T00:00:00Z',
      })),
    },
  }));
  await on.signIn(ADMIN, '/people');
  const table = on.page.getByRole('table', { name: 'Users' });
  await table.getByText('user-0@example.test').waitFor();
  await expect.poll(() => table.locator('tr').count()).toBeLessThan(80);
  await on.page.keyboard.press('j');
  await on.page.keyboard.press('End');
  await table.getByText('user-99999@example.test').waitFor();
  await expect.poll(() => on.page.evaluate(() => document.activeElement?.textContent)).toContain('user-99999@');
  const slow = await on.page.evaluate(async () => {
    const times: number[] = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (let n = 0; n < 60; n++) {
      const start = performance.now();
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: n % 9 === 0 ? 'PageUp' : 'ArrowUp', bubbles: true }),
      );
      await frame();
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[56]!;
  });
  expect(slow).toBeLessThan(100);
  await look(on.page, 'long-table');
});
