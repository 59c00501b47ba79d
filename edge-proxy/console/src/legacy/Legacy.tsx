import { useEffect, useRef } from 'preact/hooks';
import type { Me } from '../api.types';
import type { View } from './views';

/** Draws a page of the first console until its successor is there. */
export function Legacy({ view, user }: { view: View; user: Me }) {
  const box = useRef<HTMLDivElement>(null);
  // Drawn once for each user.
  useEffect(() => {
    const leave = new AbortController();
    view({ main: box.current!, user, signal: leave.signal });
    return () => leave.abort();
  }, [user]);
  return <div ref={box} class="stack" />;
}
