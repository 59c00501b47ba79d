import { mkdir } from 'node:fs/promises';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Real Chromium: the one CHROMIUM_PATH names, else the one that came inside an npm package. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || (await sparticuz.executablePath());
  return chromium
    .launch({
      executablePath,
      args: [
        // Builds often run as root, where Chromium's own sandbox refuses to start; the pages are all ours.
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        // Without these it calls home at every start, which a closed network refuses many times over.
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

export type Shoot = (page: Page, name: string) => Promise<void>;

/** Full-page pictures in the directory, or none when there is no directory. */
export function camera(directory: string | undefined): Shoot {
  return async (page, name) => {
    if (!directory) return;
    await mkdir(directory, { recursive: true });
    await page.screenshot({ path: `${directory}/${name}.png`, fullPage: true });
  };
}
