import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../../test/browser/browser';
import { FakeAlerts } from '../../test/browser/fakeAlerts';
import { ADMIN, FakeApi } from '../../test/browser/fakeApi';
import { FakeData } from '../../test/browser/fakeData';
import { withHealth } from '../../test/browser/fakeHealth';
import { FakeLog } from '../../test/browser/fakeLog';
import { withTrouble } from '../../test/browser/fakeOverview';
import { FakeSync } from '../../test/browser/fakeSync';
import type { startEdge } from '../local/edge.mjs';
import { firstPicture, interactionTime, observe } from './performance';
import type { Figures, TailFigures } from './table.mjs';

const SLOWED = 4;
const MINUTES = 60;
const EVERY_MS = 3000;
const EVENTS_EACH_TIME = 15;

interface Visit {
  readonly page: string;
  readonly ready: (page: Page) => Promise<void>;
  readonly interaction: string;
  readonly interact: (page: Page) => Promise<void>;
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, level: 1 }).waitFor();

const VISITS: readonly Visit[] = [
  {
    page: '/overview',
    ready: (page) => page.locator('.u-over').nth(1).waitFor(),
    interaction: 'open the numbers of a chart',
    interact: (page) => page.getByText('Numbers').first().click(),
  },
  {
    page: '/sync',
    ready: (page) => page.getByRole('button', { name: 'Run now' }).first().waitFor(),
    interaction: 'open the form of a run',
    interact: (page) => page.getByRole('button', { name: 'Run now' }).first().click(),
  },
  {
    page: '/data',
    ready: (page) => page.getByRole('table', { name: 'Orders', exact: true }).waitFor(),
    interaction: 'next row of 5,000',
    interact: (page) => page.keyboard.press('j'),
  },
  {
    page: '/logs',
    ready: (page) => page.getByRole('table', { name: 'Events' }).waitFor(),
    interaction: 'next row of 5,000',
    interact: (page) => page.keyboard.press('j'),
  },
  {
    page: '/health',
    ready: (page) => page.getByRole('table', { name: 'Faults by kind' }).waitFor(),
    interaction: 'check now',
    interact: (page) => page.getByRole('button', { name: 'Check now' }).click(),
  },
  {
    page: '/alerts',
    ready: (page) => page.getByRole('table', { name: 'Receivers' }).waitFor(),
    interaction: 'open the form of a receiver',
    interact: (page) => page.getByRole('button', { name: 'Add a receiver' }).click(),
  },
  {
    page: '/reference',
    ready: (page) => page.getByText('Choose an operation').waitFor(),
    interaction: 'a letter of the search',
    interact: async (page) => {
      await page.getByRole('searchbox').focus();
      await page.keyboard.press('o');
    },
  },
  {
    page: '/accounts',
    ready: heading('Accounts'),
    interaction: 'the keys',
    interact: (page) => page.keyboard.press('?'),
  },
  {
    page: '/people',
    ready: heading('People'),
    interaction: 'the keys',
    interact: (page) => page.keyboard.press('?'),
  },
  {
    page: '/security',
    ready: heading('Security'),
    interaction: 'the keys',
    interact: (page) => page.keyboard.press('?'),
  },
];

/** What this file, which is bundled elsewhere, cannot find by its own address. */
export interface Given {
  readonly edge: typeof startEdge;
  /** The OpenAPI document. */
  readonly document: string;
}

interface Scene {
  readonly url: string;
  readonly log: FakeLog;
  readonly context: import('playwright-core').BrowserContext;
  end(): Promise<void>;
}

/** Signed in as an admin, with data on every page. */
async function scene({ edge: start, document }: Given): Promise<Scene> {
  const [api, browser] = await Promise.all([FakeApi.start(), openBrowser()]);
  api.connected = true;
  new FakeSync(api).past('SUCCEEDED');
  new FakeData(api).orders = 5000;
  withTrouble(api);
  withHealth(api);
  new FakeAlerts(api);
  const log = new FakeLog(api, 5000);
  api.answer('GET', /^\/api\/openapi\.json$/, () => ({ status: 200, body: document }));
  const edge = await start({ origin: api.url });
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(edge.url);
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.keyboard.press('Enter');
  await page.locator('header.side').waitFor();
  await page.close();
  return {
    url: edge.url,
    log,
    context,
    end: async () => {
      await browser.close();
      await edge.dispose();
      api.close();
    },
  };
}

/** Each page as its first visit: an empty cache, and the processor slowed. */
export async function measurePages(given: Given): Promise<Figures[]> {
  const { url, context, end } = await scene(given);
  const all: Figures[] = [];
  for (const visit of VISITS) all.push(await measured(await context.newPage(), url, visit));
  await end();
  return all;
}

async function measured(
  page: Page,
  url: string,
  { page: path, ready, interaction, interact }: Visit,
): Promise<Figures> {
  const tools = await page.context().newCDPSession(page);
  const traffic = count(page);
  await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await observe(page);
  const begun = Date.now();
  await page.goto(url + path);
  await ready(page);
  const ready_ms = Date.now() - begun;
  await page.waitForLoadState('networkidle');
  const { requests, bytes, ownBytes } = await traffic();
  const picture = await firstPicture(page);
  const interaction_ms = await interactionTime(page, () => interact(page));
  await page.close();
  return { page: path, requests, bytes, own_bytes: ownBytes, ...picture, ready_ms, interaction, interaction_ms };
}

/** Counts answers and their bytes as Cloudflare would send them: the local edge compresses nothing. `ownBytes` is without the API. */
function count(page: Page) {
  let requests = 0;
  const sizes: Promise<{ own: boolean; size: number }>[] = [];
  page.on('response', (answer) => {
    requests++;
    const own = !/^\/(api|healthz)\//.test(new URL(answer.url()).pathname);
    sizes.push(answer.body().then((body) => ({ own, size: gzipSync(body).length })));
  });
  return async () => {
    const all = await Promise.all(sizes);
    const sum = (of: typeof all) => of.reduce((total, { size }) => total + size, 0);
    return { requests, bytes: sum(all), ownBytes: sum(all.filter(({ own }) => own)) };
  };
}

/** An hour of the live tail, with the browser's clock moved on by hand from one reading to the next. */
export async function measureTail(given: Given): Promise<TailFigures> {
  const { url, context, log, end } = await scene(given);
  const page = await context.newPage();
  const tools = await page.context().newCDPSession(page);
  await page.clock.install();
  await page.goto(`${url}/logs`);
  await page.getByRole('table', { name: 'Events' }).waitFor();
  const before_mb = await heap(tools);
  const asked = log.asked;
  const turns = (MINUTES * 60_000) / EVERY_MS;
  for (let turn = 0; turn < turns; turn++) {
    log.grow(EVENTS_EACH_TIME);
    const answer = page.waitForResponse(/\/api\/ebay\/logs/);
    await page.clock.runFor(EVERY_MS);
    await (await answer).finished();
  }
  const after_mb = await heap(tools);
  const rows_in_page = await page.locator('tbody tr').count();
  const polls = log.asked - asked;
  await end();
  return { minutes: MINUTES, events: turns * EVENTS_EACH_TIME, polls, before_mb, after_mb, rows_in_page };
}

async function heap(tools: CDPSession): Promise<number> {
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}
