// The main path in real Chromium against a running stack: needs EDGE_URL, ADMIN_EMAIL, ADMIN_PASSWORD; SCREENSHOT_DIR is optional.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { camera, openBrowser } from './browser';
import { connectSeller, type Journey, signIn, syncOrders, wrongPasswordIsToldWithARequestId } from './journey';

let browser: Browser;
let journey: Journey;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.setDefaultTimeout(20_000);
  const shoot = camera(process.env.SCREENSHOT_DIR);
  journey = {
    page,
    edgeUrl: required('EDGE_URL'),
    email: required('ADMIN_EMAIL'),
    password: required('ADMIN_PASSWORD'),
    shoot,
  };
});

afterAll(() => browser?.close());

test('a wrong password is reported with a request id', () => wrongPasswordIsToldWithARequestId(journey));

test('an admin signs in, and nothing is stored in the browser', () => signIn(journey));

test('the admin connects the demo seller and sees its token and the log', () => connectSeller(journey, 'seller-a'));

test('the admin syncs the orders, sees the progress and the orders', () => syncOrders(journey));

test('no page had a script error', () => expect(complaints).toEqual([]));

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The browser journey needs ${name}: it runs against a stack that is already up.`);
  return value.replace(/\/$/, '');
}
