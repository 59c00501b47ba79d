import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { online } from '../app/online';
import { Fault, get, type Page, type Query } from './client';

export interface Loaded<T> {
  /** The last good answer; it stays while the same thing is read again. */
  readonly data: T | undefined;
  readonly fault: Fault | null;
  readonly loading: boolean;
  reload(): void;
}

const NOTHING = { data: undefined, fault: null, loading: true } as const;

/**
 * Reads something when the component appears and whenever `key` changes; what was read under another key is dropped. The signal
 * ends the call when the component goes. What failed without a connection is read again once the browser is online.
 */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; data: T | undefined; fault: Fault | null; loading: boolean }>({
    key,
    ...NOTHING,
  });
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  // `turn` asks for another reading.
  useEffect(() => {
    const leave = new AbortController();
    setState((old) => (old.key === key ? { ...old, loading: true } : { key, ...NOTHING }));
    latest.current(leave.signal).then(
      (data) => !leave.signal.aborted && setState({ key, data, fault: null, loading: false }),
      (fault: unknown) => {
        if (leave.signal.aborted) return;
        setState((old) => ({ key, data: old.data, fault: asFault(fault), loading: false }));
      },
    );
    return () => leave.abort();
  }, [key, turn]);
  useReconnect(state.fault, reload);
  return state.key === key ? { ...state, reload } : { ...NOTHING, reload };
}

/** `useLoad` of one GET. */
export function useGet<T>(path: string, query: Query = {}): Loaded<T> {
  return useLoad<T>(JSON.stringify([path, query]), (signal) => get<T>(path, query, signal));
}

/** Reads again what failed without a connection once the browser is online. */
function useReconnect(fault: Fault | null, reload: () => void): void {
  const connected = online.value;
  const lost = fault?.status === 0;
  useEffect(() => {
    if (connected && lost) reload();
  }, [connected]);
}

export interface Rows<T> {
  readonly rows: readonly T[];
  readonly fault: Fault | null;
  readonly loading: boolean;
  /** Whether the first page has not been read yet. */
  readonly starting: boolean;
  readonly hasMore: boolean;
  more(): void;
  reload(): void;
}

/**
 * A list of the API that grows page by page: `more` reads the next page (the Table calls it near its end). What failed without a
 * connection is read again once the browser is online.
 */
export function useRows<T>(path: string, query: Query = {}, limit = 100): Rows<T> {
  const key = JSON.stringify([path, query, limit]);
  const [state, setState] = useState<State<T>>({ key, ...NO_ROWS });
  const leave = useRef(new AbortController());
  const busy = useRef(false);

  const read = (from: string | null, before: readonly T[]) => {
    const { signal } = leave.current;
    busy.current = true;
    setState((old) => ({ ...old, key, loading: true }));
    get<Page<T>>(path, { ...query, limit, next: from }, signal).then(
      (page) => {
        if (signal.aborted) return;
        busy.current = false;
        setState({
          key,
          rows: [...before, ...page.items],
          next: page.next,
          fault: null,
          loading: false,
          starting: false,
        });
      },
      (fault: unknown) => {
        if (signal.aborted) return;
        busy.current = false;
        setState((old) => ({ ...old, fault: asFault(fault), loading: false }));
      },
    );
  };

  const reload = () => {
    leave.current.abort();
    leave.current = new AbortController();
    read(null, []);
  };
  const more = () => {
    if (!busy.current && state.key === key && state.next !== null) read(state.next, state.rows);
  };
  // `key` holds path, query and limit.
  useEffect(() => {
    setState({ key, ...NO_ROWS });
    reload();
    return () => leave.current.abort();
  }, [key]);
  useReconnect(state.fault, reload);
  const { next, ...shown } = state.key === key ? state : { key, ...NO_ROWS };
  return { ...shown, hasMore: next !== null, more, reload };
}

interface State<T> {
  key: string;
  rows: readonly T[];
  next: string | null;
  fault: Fault | null;
  loading: boolean;
  starting: boolean;
}

const NO_ROWS = { rows: [], next: null, fault: null, loading: true, starting: true } as const;

export interface Action<A extends unknown[]> {
  /** Does it; resolves when it is over, also after a fault. */
  run(...args: A): Promise<void>;
  readonly busy: boolean;
  readonly fault: Fault | null;
  clear(): void;
}

/** What a button does: `busy` while it runs, `fault` if the API refused it. Calls while it runs do nothing. */
export function useAction<A extends unknown[]>(work: (...args: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const running = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const run = async (...args: A) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFault(null);
    try {
      await work(...args);
    } catch (thrown) {
      const refused = asFault(thrown);
      if (!gone.current) setFault(refused);
    } finally {
      running.current = false;
      if (!gone.current) setBusy(false);
    }
  };
  return { run, busy, fault, clear: () => setFault(null) };
}

/** Anything but a Fault is a mistake of the console: it is reported as an error of the page. */
function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  reportError(thrown);
  return new Fault(
    -1,
    'The console failed',
    'Reload the page. If it happens again, tell whoever runs the connector.',
    null,
  );
}
