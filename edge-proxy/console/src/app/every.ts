import { useEffect, useRef } from 'preact/hooks';
import { online } from './online';

/** Does something again and again while the page is in sight and the browser is online, and at once when it comes back. */
export function useEvery(milliseconds: number, work: () => void, on = true): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (!on) return;
    let last = Date.now();
    const turn = () => {
      if (document.hidden || !online.value) return;
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
