import { useEffect, useState } from 'preact/hooks';
import { Fault, get } from '../../api/client';
import type { Run } from '../../api.types';
import { isActive, type Sample, withSample } from './words';

const INTERVAL_MS = 1000;
const SLOW_MS = 5000;

export interface Followed {
  readonly run: Run | null;
  readonly fault: Fault | null;
  readonly samples: readonly Sample[];
  /** Shows the answer of an act, such as STOP, at once and follows the run again. */
  show(run: Run): void;
  reload(): void;
}

/** A run, read again each second until it has ended. A reading that fails is reported and tried again: the run goes on regardless. */
export function useRun(id: string): Followed {
  const [run, setRun] = useState<Run | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const [turn, setTurn] = useState(0);
  // `turn` begins anew.
  useEffect(() => {
    const leave = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (milliseconds: number) => {
      timer = setTimeout(() => void read(), milliseconds);
    };
    const read = async () => {
      try {
        const now = await get<Run>(`/api/ebay/sync/runs/${encodeURIComponent(id)}`, {}, leave.signal);
        if (leave.signal.aborted) return;
        setFault(null);
        setRun(now);
        setSamples((old) => withSample(old, { at: Date.now(), rows: now.rows.seen }));
        if (isActive(now)) later(document.hidden ? SLOW_MS : INTERVAL_MS);
      } catch (thrown) {
        if (leave.signal.aborted) return;
        if (!(thrown instanceof Fault)) throw thrown;
        setFault(thrown);
        if (thrown.passing) later(SLOW_MS);
      }
    };
    void read();
    return () => {
      leave.abort();
      clearTimeout(timer);
    };
  }, [id, turn]);
  const reload = () => setTurn((n) => n + 1);
  const show = (answer: Run) => {
    setRun(answer);
    reload();
  };
  return { run: run?.id === id ? run : null, fault, samples, show, reload };
}
