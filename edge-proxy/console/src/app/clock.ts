import { signal } from '@preact/signals';

const TICK_MS = 5000;

/** The time for everything that is shown relative to it. */
export const now = signal(Date.now());

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, TICK_MS);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) now.value = Date.now();
});
