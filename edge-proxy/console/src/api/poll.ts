import { useEffect, useRef } from 'preact/hooks';

/** Calls `work` again and again while the page is in sight, and at once when it comes back into sight. */
export function useEvery(milliseconds: number, work: () => void): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    const turn = () => {
      if (!document.hidden) latest.current();
    };
    const timer = setInterval(turn, milliseconds);
    document.addEventListener('visibilitychange', turn);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [milliseconds]);
}
