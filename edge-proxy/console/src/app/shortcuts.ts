import { signal } from '@preact/signals';
import { PAGES } from './pages';
import { remember, remembered } from './remember';
import { navigate } from './router';

const SEQUENCE_MS = 1200;
const KEY = 'shortcuts';

/** Keys without a modifier can be switched off: speech input types them by accident. */
export const shortcutsOn = signal(remembered(KEY) !== 'off');
export const shortcutHelp = signal(false);

export function switchShortcuts(on: boolean): void {
  shortcutsOn.value = on;
  remember(KEY, on ? null : 'off');
}

type Handler = (event: KeyboardEvent) => void;
const handlers = new Map<string, Handler[]>();

/** The newest handler of a key gets it. Returns what removes the handler. */
export function onKey(key: string, handler: Handler): () => void {
  const of = handlers.get(key) ?? [];
  handlers.set(key, [...of, handler]);
  return () =>
    handlers.set(
      key,
      (handlers.get(key) ?? []).filter((one) => one !== handler),
    );
}

let goUntil = 0;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  );
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const inDialog = document.querySelector('dialog[open]') !== null;
  if (!shortcutsOn.value || isTyping(event.target) || inDialog) return;
  if (Date.now() < goUntil) {
    goUntil = 0;
    const page = PAGES.find(({ key }) => key === event.key);
    if (page === undefined) return;
    event.preventDefault();
    navigate(page.path);
    return;
  }
  if (event.key === 'g') {
    goUntil = Date.now() + SEQUENCE_MS;
    return;
  }
  if (event.key === '?') {
    shortcutHelp.value = true;
    return;
  }
  if (event.key === '/') {
    const search = document.querySelector<HTMLInputElement>('main input[type=search]');
    if (search === null) return;
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  const handler = handlers.get(event.key)?.at(-1);
  if (handler === undefined) return;
  event.preventDefault();
  handler(event);
}

export function startShortcuts(): void {
  document.addEventListener('keydown', pressed);
}
