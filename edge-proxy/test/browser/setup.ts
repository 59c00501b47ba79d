import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startEdge } from '../../tools/local/edge.mjs';
import { openBrowser } from './browser';
import { FakeApi } from './fakeApi';

const WAIT_MS = 8000;

export interface User {
  readonly email: string;
  readonly password: string;
}

/** What each test of the console has: one Chromium for the file; a fresh scripted API, edge and browser context for the test. */
export class Stage {
  api!: FakeApi;
  edge!: Awaited<ReturnType<typeof startEdge>>;
  context!: BrowserContext;
  page!: Page;
  browser!: Browser;
  /** Errors of scripts and refusals by the content security policy; a test with one fails. */
  complaints: string[] = [];

  /** Browsers have no passkeys for an address, and over plain HTTP only for this name. */
  get home(): string {
    return this.edge.url.replace('127.0.0.1', 'localhost');
  }

  /** Opens a path and signs in there. */
  async signIn(user: User, path: string, at: string = this.edge.url): Promise<void> {
    await this.page.goto(at + path);
    await this.typePassword(user);
    await this.page.locator('header.side').waitFor();
  }

  async typePassword(user: User): Promise<void> {
    await this.page.getByLabel('Email').fill(user.email);
    await this.page.getByLabel('Password', { exact: true }).fill(user.password);
    await this.page.keyboard.press('Enter');
  }
}

/** Call it once at the top of a test file. */
export function stage(): Stage {
  const on = new Stage();
  beforeAll(async () => {
    on.browser = await openBrowser();
  }, 60_000);
  afterAll(() => on.browser?.close());
  beforeEach(async () => {
    on.api = await FakeApi.start();
    on.edge = await startEdge({ origin: on.api.url });
    on.api.edgeUrl = on.edge.url;
    on.context = await on.browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-US' });
    on.page = await on.context.newPage();
    on.page.setDefaultTimeout(WAIT_MS);
    on.complaints = [];
    on.page.on('pageerror', (fault) => on.complaints.push(fault.message));
    on.page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) on.complaints.push(message.text());
    });
  });
  afterEach(async () => {
    await on.context.close();
    await on.edge.dispose();
    on.api.close();
    expect(on.complaints).toEqual([]);
  });
  return on;
}
