import type { Page } from 'playwright-core';

interface Seen {
  largest: number;
  longest: number;
}

declare global {
  interface Window {
    measured: Seen;
  }
}

/** Before the page loads: notes Chromium's entries of the largest paint and of the longest time from an input to its picture. */
export async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.measured = { largest: 0, longest: 0 };
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) window.measured.largest = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        window.measured.longest = Math.max(window.measured.longest, duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}

export async function firstPicture(page: Page): Promise<{ first_paint_ms: number; largest_paint_ms: number }> {
  return page.evaluate(() => ({
    first_paint_ms: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    largest_paint_ms: window.measured.largest,
  }));
}

/** The longest time between an input and the picture that shows its effect; less than 16 ms is not reported and counts as 16. */
export async function interactionTime(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.measured.longest = 0;
  });
  await act();
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 300)))),
  );
  return page.evaluate(() => Math.max(16, window.measured.longest));
}
