import { useEffect, useRef } from 'preact/hooks';
import { online } from './online';
import { stopped } from './session';

/**
 * Does something again and again while the page is in sight, the browser is online and the session lasts, and at once when the
 * page comes back.
 */
export function useEvery(milliseconds: number, work: () => void, on = true): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (!on) return;
    let last = Date.now();
    const turn = () => {
      if (document.hidden || !online.value || stopped.value !== null) return;
      last = Date.now();
      latest.current();
    };
    const timer = setInterval(turn, milliseconds);
    const back = () => {
      if (!document.hidden && Date.now() - last >= milliseconds) turn();
    };
    document.addEventListener('visibilitychange', back);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
    };
  }, [milliseconds, on]);
}
