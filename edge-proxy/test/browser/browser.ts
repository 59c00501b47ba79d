import { mkdir } from 'node:fs/promises';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Real Chromium: the one in CHROMIUM_PATH, otherwise the one from an npm package. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || (await sparticuz.executablePath());
  return chromium
    .launch({
      executablePath,
      args: [
        // Builds often run as root, where Chromium's sandbox does not start; all pages are our own.
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        // Without these it sends requests at every start, which a closed network refuses.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    })
    .catch((fault: Error) => {
      throw new Error(
        `Chromium does not start from ${executablePath}: install its libraries, or name another with CHROMIUM_PATH.`,
        { cause: fault },
      );
    });
}

export type Shoot = (page: Page, name: string, fullPage?: boolean) => Promise<void>;

/** Saves pictures in the directory, of the whole page by default; none without a directory. */
export function camera(directory: string | undefined): Shoot {
  return async (page, name, fullPage = true) => {
    if (!directory) return;
    await mkdir(directory, { recursive: true });
    await page.screenshot({ path: `${directory}/${name}.png`, fullPage });
  };
}
