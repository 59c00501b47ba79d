import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../test/browser/browser';
import { ADMIN, FakeApi } from '../../test/browser/fakeApi';
import { withTrouble } from '../../test/browser/fakeOverview';
import { eventsOf, FakeSync } from '../../test/browser/fakeSync';
import type { startEdge } from '../local/edge.mjs';

const VIEW = { width: 1280, height: 986 };
/** The README shows them 960 pixels wide: fewer pixels than that would blur, more would only be bytes. */
const SCALE = 0.75;

/** The overview in light and dark, and the terminal of a run, as PNG in the folder. */
export async function takePictures(start: typeof startEdge, folder: string): Promise<void> {
  const [api, browser] = await Promise.all([FakeApi.start(), openBrowser()]);
  const edge = await start({ origin: api.url });
  const page = await (await browser.newContext({ viewport: VIEW, locale: 'en-US' })).newPage();
  api.connected = true;
  const sync = new FakeSync(api);
  const rows = { seen: 980_000, inserted: 979_300, updated: 640, unchanged: 60, quarantined: 0, gone: 0 };
  const run = sync.past('SUCCEEDED', { rows, pages: 4900, calls: 5000, retries: 250 });
  sync.events = eventsOf(5000);
  await signIn(page, `${edge.url}/sync?run=${run.id}`);
  await page.getByText('5,000 lines').waitFor();
  await page.getByText('offset=999800').waitFor();
  await take(page, `${folder}/terminal.png`);
  withTrouble(api);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${edge.url}/overview`);
    await page.locator('.u-over').nth(1).waitFor();
    await page.waitForLoadState('networkidle');
    await take(page, `${folder}/overview-${scheme}.png`);
  }
  await browser.close();
  await edge.dispose();
  api.close();
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.keyboard.press('Enter');
  await page.locator('header.side').waitFor();
}

/** Scaled by Chromium itself, which draws text for the smaller size. */
async function take(page: Page, path: string): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  const { data } = await tools.send('Page.captureScreenshot', {
    format: 'png',
    clip: { x: 0, y: 0, ...VIEW, scale: SCALE },
  });
  await writeFile(path, Buffer.from(data, 'base64'));
}
