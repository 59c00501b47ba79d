export interface Slice {
  /** First row drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Room for the rows that are not drawn. */
  readonly above: number;
  readonly below: number;
}

const SPARE = 12;

/** Which rows of a list with rows of one height are in sight, with some to spare on both sides. */
export function visibleSlice(rows: number, rowHeight: number, scrollTop: number, viewHeight: number): Slice {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const seen = Math.ceil(viewHeight / rowHeight) + 1;
  const from = Math.max(0, Math.min(first, rows - seen) - SPARE);
  const to = Math.min(rows, Math.max(0, Math.min(first, rows)) + seen + SPARE);
  return { from, to, above: from * rowHeight, below: (rows - to) * rowHeight };
}
