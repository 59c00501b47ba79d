import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pictures of every page and state, for whoever reviews a change; not in git. */
const PICTURES = process.env.SCREENSHOT_DIR ?? fileURLToPath(new URL('../../target/screenshots', import.meta.url));

const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 740 };

/**
 * Looks at the page as it is now: pictures in light, in dark and at a phone's width (`target/screenshots/NAME-light.png` …), and at
 * both widths what must hold for every page and state: axe finds nothing serious, nothing is wider than the screen, one h1.
 */
export async function look(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const before = page.viewportSize() ?? WIDE;
  for (const [kind, colorScheme, size] of [
    ['light', 'light', WIDE],
    ['dark', 'dark', WIDE],
    ['phone', 'light', PHONE],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await page.evaluate(() => scrollTo(0, 0));
    // What lies over the page does not scroll with it.
    const fullPage = (await page.locator('.panel, dialog[open]').count()) === 0;
    await page.screenshot({ path: `${PICTURES}/${name}-${kind}.png`, fullPage, animations: 'disabled' });
    // Between the colour schemes only colours differ.
    await nothingSerious(page, `${name}, ${kind}`, kind === 'dark' ? ['color-contrast'] : undefined);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${name}, ${kind}: too wide`,
    ).toBe(0);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
}

/** As `look`, but light and wide only: for a state that looks the same on many pages. */
export async function lookOnce(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${PICTURES}/${name}-light.png`, fullPage: true, animations: 'disabled' });
  await nothingSerious(page, name);
}

/** Fails on what axe-core calls serious or critical. */
export async function nothingSerious(page: Page, where: string, rules?: string[]): Promise<void> {
  // Evaluated through the browser's protocol, which the page's content security policy does not forbid.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axe);
  const results = await page.evaluate(
    (only) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        ...(only && { runOnly: only }),
      }),
    rules,
  );
  const serious = results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) })),
    where,
  ).toEqual([]);
  expect(await page.locator('h1').count(), `${where}: h1`).toBe(1);
}
