// Every page in every state: while it is read, failed, empty, without a connection, after the session has ended, and for a viewer.
// A page of PAGES without a line in STATES fails, and so does a state that a page does not show.
import { readFile } from 'node:fs/promises';
import type { Route } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { PAGES } from '../../console/src/app/pages';
import { FakeAlerts } from './fakeAlerts';
import { ADMIN, VIEWER } from './fakeApi';
import { FakeData } from './fakeData';
import { withHealth } from './fakeHealth';
import { FakeLog } from './fakeLog';
import { withTrouble } from './fakeOverview';
import { FakeSync } from './fakeSync';
import { lookOnce } from './look';
import { stage } from './setup';

interface States {
  /** What the page says when nothing is stored, with the next step; or why it never is empty. */
  readonly empty: RegExp | { readonly never: string };
  /** What a viewer reads; or why a viewer sees the same as an admin. */
  readonly viewer: RegExp | { readonly same: string };
  /** The part of the page that can be empty, if it is not the first. */
  readonly emptyAt?: string;
}

const FOR_ADMINS = /This page is for administrators\. You are signed in as a viewer\./;

const STATES: Readonly<Record<string, States>> = {
  '/overview': {
    empty: /No seller account is connected\s+Connect the first seller/,
    viewer: /You are signed in as a viewer\. An administrator can act on these\./,
  },
  '/accounts': {
    empty: /No seller accounts yet\.\s+Connect the first seller below\./,
    viewer: /Only administrators can connect sellers\. You are signed in as a viewer\./,
  },
  '/sync': {
    empty: /No account is connected\./,
    viewer: /Only administrators can start and stop syncs\. You are signed in as a viewer\./,
  },
  '/data': {
    empty: /No orders yet\.\s+Start a sync of orders, or connect an account first\./,
    viewer: { same: 'the page only reads' },
  },
  '/logs': { empty: /No events\s+New ones appear here as they happen\./, viewer: FOR_ADMINS },
  '/health': {
    empty: /Nothing was measured within a day\.\s+Figures appear about a minute after the first requests\./,
    viewer: /You are signed in as a viewer\. The events of faults are for administrators\./,
  },
  '/alerts': { empty: /No other system is told yet\.\s+Add a receiver/, viewer: FOR_ADMINS },
  '/people': {
    empty: /No API tokens yet\.\s+Make one for each program/,
    emptyAt: '/people?show=tokens',
    viewer: FOR_ADMINS,
  },
  '/reference': {
    empty: { never: 'every release has its document' },
    viewer: { same: 'each operation says which role it needs' },
  },
  '/security': {
    empty: /None yet: your password alone signs you in\./,
    viewer: { same: 'everyone has a password, factors and sessions' },
  },
};

/** Lists without items, and reports without parts. */
const NOTHING = {
  ...{ items: [], next: null, parts: [], findings: [], functions: [], since: '2026-05-01T09:00:00Z' },
  ...{ status: 'ok', environment: 'production', recovery_codes_left: 0, schema_version: '1', latency_ms: 1 },
  pool: { open: 0, busy: 0, idle: 0, waiting: 0, maximum: 1 },
};

const on = stage();
const DOCUMENT = new URL('../../../functions/health/src/main/resources/openapi.json', import.meta.url);
const document = JSON.parse(await readFile(DOCUMENT, 'utf8')) as unknown;

beforeEach(() => {
  on.api.connected = true;
  new FakeSync(on.api).past('SUCCEEDED');
  new FakeData(on.api);
  new FakeLog(on.api, 40);
  withTrouble(on.api);
  withHealth(on.api);
  new FakeAlerts(on.api);
  on.api.answer('GET', /^\/api\/openapi\.json$/, () => ({ status: 200, body: document }));
});

test('every page of the console is here', () => {
  expect(Object.keys(STATES)).toEqual(PAGES.map(({ path }) => path));
});

const isRead = ({ pathname }: URL) =>
  /^\/(api|healthz)\//.test(pathname) && !['/api/auth/me', '/api/version'].includes(pathname);

/** Answers what the page reads in the functions' place, until the test says otherwise. */
async function answerReads(answer: (route: Route) => Promise<void>): Promise<void> {
  await on.page.unrouteAll();
  await on.page.route(isRead, (route) => (route.request().method() === 'GET' ? answer(route) : route.continue()));
}

const json = (status: number, body: object) => (route: Route) =>
  route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) });

const main = () => on.page.locator('main');
const skeletons = () => main().locator('.skeleton').count();
const retry = () => main().getByRole('button', { name: 'Try again' });

describe.each(PAGES.map(({ path, title }) => [path, title] as const))('%s', (path, title) => {
  const states = STATES[path]!;
  const name = path.slice(1);

  test('loading, failed and read again, offline, signed out', async () => {
    let go = () => {};
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    await answerReads(async (route) => {
      await waiting;
      await route.continue();
    });
    await on.signIn(ADMIN, path);
    await main().locator('.skeleton').first().waitFor();
    await lookOnce(on.page, `${name}-loading`);
    go();
    await expect.poll(skeletons).toBe(0);

    await answerReads(
      json(503, { title: 'Service Unavailable', detail: 'The database is unavailable.', request_id: 'request-503' }),
    );
    await on.page.reload();
    const failed = main().getByRole('alert').first();
    await expect.poll(() => failed.innerText()).toMatch(/The database is unavailable\.[\s\S]*Request request-503/);
    await retry().first().waitFor();
    await expect.poll(skeletons).toBe(0);
    await lookOnce(on.page, `${name}-error`);
    await on.page.unrouteAll();
    await expect
      .poll(async () => {
        if ((await retry().count()) > 0)
          await retry()
            .first()
            .click({ timeout: 500 })
            .catch(() => {});
        return retry().count();
      })
      .toBe(0);

    await on.context.setOffline(true);
    await on.page.getByText('You are offline.').waitFor();
    await on.page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await lookOnce(on.page, `${name}-offline`);
    await on.context.setOffline(false);
    await expect.poll(() => on.page.getByText('You are offline.').count()).toBe(0);

    await on.context.clearCookies();
    await on.page.reload();
    await on.page.getByLabel('Email').waitFor();
    expect(new URL(on.page.url()).pathname).toBe(path);
    await on.typePassword(ADMIN);
    await on.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  });

  const { empty, viewer } = states;
  if (empty instanceof RegExp)
    test('empty, with the next step', async () => {
      await answerReads(json(200, NOTHING));
      await on.signIn(ADMIN, states.emptyAt ?? path);
      await expect.poll(() => main().innerText()).toMatch(empty);
      await lookOnce(on.page, `${name}-nothing`);
    });

  // Each page's own test has its picture.
  test('for a viewer', async () => {
    await on.signIn(VIEWER, path);
    await on.page.getByRole('heading', { name: title, level: 1 }).waitFor();
    if (viewer instanceof RegExp) await expect.poll(() => main().innerText()).toMatch(viewer);
    else await expect.poll(() => main().innerText()).not.toContain('viewer');
    await expect.poll(skeletons).toBe(0);
  });
});
