const AWAY_MS = 60_000;

let last = Date.now();

const noted = () => {
  last = Date.now();
};

/** Follows what the person does. Opening the page counts. */
export function startPresence(): void {
  for (const name of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'])
    addEventListener(name, noted, { capture: true, passive: true });
  // Of the window alone: scripts move the focus within it.
  addEventListener('focus', noted);
}

/** Whether the person has done nothing here for a minute: what is read then is no use of the session. */
export function isAway(): boolean {
  return Date.now() - last > AWAY_MS;
}
