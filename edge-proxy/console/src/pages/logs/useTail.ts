import { useEffect, useRef, useState } from 'preact/hooks';
import { Fault, get, type Query } from '../../api/client';
import type { EventPage } from '../../api.types';
import { useEvery } from '../../app/every';
import { type Log, NO_LOG, withNewest, withOlder } from './tail';

const EVERY_MS = 3000;
const PAGE = 200;
/** A burst of more than this many pages between two looks is not read in full; the console then starts again from the newest. */
const CATCH_UP_PAGES = 10;

export interface Tail extends Log {
  readonly fault: Fault | null;
  readonly loading: boolean;
  readonly starting: boolean;
  more(): void;
  reload(): void;
}

/** The events that fit the query: the newest at first, older ones with `more`, and new ones as they come while `live`. */
export function useTail(query: Query, live: boolean): Tail {
  const key = JSON.stringify(query);
  const [log, setLog] = useState<Log & { key: string }>({ ...NO_LOG, key: '' });
  const [fault, setFault] = useState<Fault | null>(null);
  const [loading, setLoading] = useState(true);
  const leave = useRef(new AbortController());
  const busy = useRef(false);

  const read = (work: (signal: AbortSignal) => Promise<void>, seen: boolean) => {
    if (busy.current) return;
    const { signal } = leave.current;
    busy.current = true;
    if (seen) setLoading(true);
    work(signal)
      .then(
        () => !signal.aborted && setFault(null),
        (thrown: unknown) => {
          if (signal.aborted) return;
          if (!(thrown instanceof Fault)) throw thrown;
          setFault(thrown);
        },
      )
      .finally(() => {
        if (signal.aborted) return;
        busy.current = false;
        setLoading(false);
      });
  };
  const page = (next: string | null, signal: AbortSignal) =>
    get<EventPage>('/api/ebay/logs', { ...query, limit: PAGE, next }, signal);

  const first = async (signal: AbortSignal) => {
    const { items, next } = await page(null, signal);
    if (!signal.aborted) setLog({ key, ...withNewest(NO_LOG, items, next, false) });
  };
  const newest = async (signal: AbortSignal) => {
    const known = new Set(log.rows.map(({ id }) => id));
    let { items, next } = await page(null, signal);
    const meets = () => items.length === 0 || next === null || items.some(({ id }) => known.has(id));
    for (let pages = 1; pages < CATCH_UP_PAGES && !meets(); pages++) {
      const older = await page(next, signal);
      items = [...items, ...older.items];
      next = older.next;
    }
    if (signal.aborted) return;
    setLog((old) => {
      const grown = withNewest(old, items, next, meets());
      return grown === old ? old : { ...grown, key };
    });
  };
  const reload = () => {
    leave.current.abort();
    leave.current = new AbortController();
    busy.current = false;
    read(first, true);
  };
  // `key` holds the query.
  useEffect(() => {
    setLog({ ...NO_LOG, key: '' });
    setFault(null);
    reload();
    return () => leave.current.abort();
  }, [key]);
  const started = log.key === key;
  useEvery(EVERY_MS, () => read(started ? newest : first, false), live);
  return {
    ...(started ? log : NO_LOG),
    fault,
    loading,
    starting: !started,
    more: () => {
      const from = log.next;
      if (from === null || !started) return;
      read(async (signal) => {
        const { items, next } = await page(from, signal);
        if (!signal.aborted) setLog((old) => ({ key, ...withOlder(old, items, next) }));
      }, true);
    },
    reload,
  };
}
