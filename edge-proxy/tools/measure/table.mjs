/**
 * @typedef {{ page: string, requests: number, bytes: number, own_bytes: number, first_paint_ms: number, largest_paint_ms: number,
 *   ready_ms: number, interaction: string, interaction_ms: number }} Figures
 * @typedef {{ minutes: number, events: number, polls: number, before_mb: number, after_mb: number, rows_in_page: number }} TailFigures
 */

/** @type {[string, (figures: Figures) => string][]} */
const COLUMNS = [
  ['page', ({ page }) => page],
  ['requests', ({ requests }) => String(requests)],
  ['kB', ({ bytes }) => (bytes / 1000).toFixed(1)],
  ['kB of the page alone', ({ own_bytes }) => (own_bytes / 1000).toFixed(1)],
  ['first paint ms', ({ first_paint_ms }) => first_paint_ms.toFixed(0)],
  ['largest paint ms', ({ largest_paint_ms }) => largest_paint_ms.toFixed(0)],
  ['ready ms', ({ ready_ms }) => ready_ms.toFixed(0)],
  ['interaction ms', ({ interaction, interaction_ms }) => `${interaction_ms.toFixed(0)} (${interaction})`],
];

/**
 * A table in Markdown.
 * @param {Figures[]} pages
 */
export function figureTable(pages) {
  const rows = [COLUMNS.map(([title]) => title), ...pages.map((page) => COLUMNS.map(([, cell]) => cell(page)))];
  const widths = COLUMNS.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return lines.join('\n');
}

/** @param {TailFigures} tail */
export function tailWords({ minutes, events, polls, before_mb, after_mb, rows_in_page }) {
  return (
    `Live tail of ${minutes} simulated minutes: ${events} events in ${polls} readings; ` +
    `JavaScript heap ${before_mb.toFixed(1)} MB before, ${after_mb.toFixed(1)} MB after; ${rows_in_page} rows in the page.`
  );
}
