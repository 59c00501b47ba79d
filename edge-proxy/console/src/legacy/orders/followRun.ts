import { Fault, get } from '../api';
import type { Run } from '../types';

export interface RunListener {
  run(run: Run): void;
  ended(run: Run): void;
  fault(fault: Fault | null): void;
}

const INTERVAL_MS = 1000;
const SLOW_MS = 5000;

export function isActive({ state }: Run): boolean {
  return state === 'QUEUED' || state === 'RUNNING' || state === 'WAITING';
}

/** Polls a run until it ends or the user leaves the page. A failed poll is reported and retried later: the run continues regardless. */
export function followRun(first: Run, signal: AbortSignal, listener: RunListener): void {
  listener.run(first);
  if (isActive(first)) later(INTERVAL_MS);
  else listener.ended(first);

  function later(milliseconds: number): void {
    const timer = setTimeout(() => void poll(), milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  async function poll(): Promise<void> {
    try {
      const run = await get<Run>(`/api/ebay/sync/runs/${encodeURIComponent(first.id)}`, {}, signal);
      listener.fault(null);
      listener.run(run);
      if (isActive(run)) later(document.hidden ? SLOW_MS : INTERVAL_MS);
      else listener.ended(run);
    } catch (fault) {
      if (signal.aborted) return;
      if (!(fault instanceof Fault)) throw fault;
      listener.fault(fault);
      if (fault.status === 0 || fault.status >= 500 || fault.status === 429) later(SLOW_MS);
    }
  }
}
