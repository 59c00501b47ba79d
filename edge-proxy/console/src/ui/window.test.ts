import { expect, test } from 'vitest';
import { visibleSlice } from './window';

test.each([
  [0, 0],
  [5, 0],
  [100_000, 0],
  [100_000, 36 * 50_000],
  [100_000, 36 * 100_000],
  // A list that became shorter while it was scrolled down.
  [20, 36 * 50_000],
])('of %i rows scrolled to %i, those in sight are drawn and the rest keeps its room', (rows, scrollTop) => {
  const view = 600;
  const { from, to, above, below } = visibleSlice(rows, 36, scrollTop, view);
  expect(above + below + (to - from) * 36).toBe(rows * 36);
  expect(to - from).toBeLessThanOrEqual(17 + 1 + 24 + 18);
  expect(from).toBeGreaterThanOrEqual(0);
  expect(to).toBeLessThanOrEqual(rows);
  const lastTop = Math.max(0, rows * 36 - view);
  const top = Math.min(scrollTop, lastTop);
  if (rows > 0) {
    expect(from * 36).toBeLessThanOrEqual(top);
    expect(to * 36).toBeGreaterThanOrEqual(Math.min(rows * 36, top + view));
  }
});
