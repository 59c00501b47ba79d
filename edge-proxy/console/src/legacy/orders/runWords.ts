import { duration } from '../../ui/instants';
import type { Run } from '../types';

export function elapsed(run: Run, now: number): string {
  const start = Date.parse(run.started_at ?? run.created_at);
  const end = run.finished_at === null ? now : Date.parse(run.finished_at);
  return duration(end - start);
}

/** `1,200 of 5,000 read: 1,100 new, 90 changed, 10 unchanged, 2 quarantined`, without the parts that are zero. */
export function rowsSentence({ rows, progress, state }: Run): string {
  const expected = state === 'SUCCEEDED' ? null : progress?.rows_expected;
  const read = expected ? `${count(rows.seen)} of ${count(expected)} read` : `${count(rows.seen)} read`;
  const parts = (
    [
      [rows.inserted, 'new'],
      [rows.updated, 'changed'],
      [rows.unchanged, 'unchanged'],
      [rows.quarantined, 'quarantined'],
    ] as const
  )
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${count(number)} ${word}`);
  return parts.length === 0 ? read : `${read}: ${parts.join(', ')}`;
}

export function count(number: number): string {
  return number.toLocaleString('en-US');
}
