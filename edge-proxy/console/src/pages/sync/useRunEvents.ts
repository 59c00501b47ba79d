import { useEffect, useRef, useState } from 'preact/hooks';
import { Fault, get } from '../../api/client';
import type { RunEvent, RunEvents } from '../../api.types';

const PART = 1000;
const WAIT_S = 10;
/** Between two answers without items. Each reader that waits takes one of the function's few executions. */
const PAUSE_MS = 1000;
const SLOW_MS = 5000;

export interface Tail {
  readonly items: readonly RunEvent[];
  readonly fault: Fault | null;
  readonly starting: boolean;
}

/**
 * Everything that happened in a run: first what is stored, part by part, then what comes, until nothing follows. Not read while the
 * page is out of sight. `active` begins again after the run was resumed; what is there stays.
 */
export function useRunEvents(id: string, active: boolean): Tail {
  const [tail, setTail] = useState<Tail & { id: string }>({ id, items: [], fault: null, starting: true });
  const after = useRef<{ id: string; place: string | null }>({ id, place: null });
  useEffect(() => {
    const leave = new AbortController();
    const { signal } = leave;
    if (after.current.id !== id) {
      after.current = { id, place: null };
      setTail({ id, items: [], fault: null, starting: true });
    }
    const follow = async () => {
      for (let ended = false; !ended && !signal.aborted; ) {
        await inSight(signal);
        try {
          const { place } = after.current;
          const part = await get<RunEvents>(
            `/api/ebay/sync/runs/${encodeURIComponent(id)}/events`,
            { after: place, limit: PART, wait: active && place !== null ? WAIT_S : null },
            signal,
          );
          if (signal.aborted) return;
          after.current.place = part.next;
          setTail((old) => ({ id, items: old.items.concat(part.items), fault: null, starting: false }));
          ended = part.ended;
          if (!ended && part.items.length < PART) await pause(PAUSE_MS, signal);
        } catch (fault) {
          if (signal.aborted) return;
          if (!(fault instanceof Fault)) throw fault;
          setTail((old) => ({ ...old, fault, starting: false }));
          if (!fault.passing) return;
          await pause(SLOW_MS, signal);
        }
      }
    };
    void follow();
    return () => leave.abort();
  }, [id, active]);
  return tail.id === id ? tail : { items: [], fault: null, starting: true };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function inSight(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (!document.hidden || signal.aborted) {
      resolve();
      return;
    }
    const seen = () => !document.hidden && resolve();
    document.addEventListener('visibilitychange', seen, { signal });
    signal.addEventListener('abort', () => resolve());
  });
}
