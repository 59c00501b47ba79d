import { address, ask, type Query } from '../../api/client';

export type Format = 'csv' | 'ndjson';

export interface Parts {
  readonly texts: readonly Blob[];
  readonly records: number;
  readonly bytes: number;
  /** Where the next part begins; null before the first part and after the last. */
  readonly next: string | null;
  readonly done: boolean;
}

export const NO_PARTS: Parts = { texts: [], records: 0, bytes: 0, next: null, done: false };

/** Reads parts until the end, from where `before` ends: joined, they are the file. `told` gets what is there after each part. */
export async function readParts(
  resource: string,
  format: Format,
  filter: Query,
  before: Parts,
  signal: AbortSignal,
  told: (parts: Parts) => void,
): Promise<void> {
  let parts = before;
  while (!parts.done) {
    const path = address(`/api/ebay/${resource}/export`, { ...filter, format, next: parts.next });
    const answer = await ask('GET', path, undefined, signal);
    const text = await answer.text();
    const next = answer.headers.get('X-Next');
    const blob = new Blob([text]);
    const head = format === 'csv' && parts.texts.length === 0 && text !== '' ? 1 : 0;
    parts = {
      texts: [...parts.texts, blob],
      records: parts.records + linesOf(text) - head,
      bytes: parts.bytes + blob.size,
      next,
      done: next === null,
    };
    told(parts);
  }
}

/** Lines of CSV or NDJSON. A line break between quotes is part of a value in CSV; in NDJSON there is none. */
export function linesOf(text: string): number {
  // Only JSON has quotes after a backslash.
  const json = text.startsWith('{');
  let lines = 0;
  let quoted = false;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    if (code === 34) quoted = !quoted;
    else if (json && code === 92) n++;
    else if (code === 10 && !quoted) lines++;
  }
  return text === '' || text.endsWith('\n') ? lines : lines + 1;
}
