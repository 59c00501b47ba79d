import type { Event } from '../../api.types';

/** More would make the browser slow and helps no reader: narrower filters do. */
export const KEPT = 10_000;

/** The part of the log that the console holds, newest first, without holes. */
export interface Log {
  readonly rows: readonly Event[];
  /** Where the older events begin; null at the end of the log. */
  readonly next: string | null;
  /** Older events were dropped, because there were more than the console keeps. */
  readonly cut: boolean;
}

export const NO_LOG: Log = { rows: [], next: null, cut: false };

/**
 * Adds what the newest pages brought. `meets` says whether they reach back to what is held; if not, what is held would leave a
 * hole and is dropped. The same log is returned if nothing is new. Events are written by several functions, so one may come a
 * little later than its time says: it is put where it belongs.
 */
export function withNewest(log: Log, newest: readonly Event[], next: string | null, meets: boolean): Log {
  if (!meets) return cut({ rows: newest, next, cut: false });
  const known = new Set(log.rows.map(({ id }) => id));
  const fresh = newest.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return log;
  const rows = [...fresh, ...log.rows];
  const late = log.rows.length > 0 && fresh.at(-1)!.at < log.rows[0]!.at;
  return cut({ ...log, rows: late ? rows.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) : rows });
}

/** Adds an older page. */
export function withOlder(log: Log, older: readonly Event[], next: string | null): Log {
  return cut({ ...log, rows: [...log.rows, ...older], next });
}

function cut(log: Log): Log {
  return log.rows.length <= KEPT ? log : { rows: log.rows.slice(0, KEPT), next: null, cut: true };
}
