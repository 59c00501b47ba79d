import { signal } from '@preact/signals';

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const here = (): Place => ({
  path: location.pathname.replace(/(.)\/$/, '$1'),
  query: new URLSearchParams(location.search),
});

/** What the address bar says. Components that read it follow it. */
export const place = signal<Place>(here());

/** Opens a path of the console (`/orders?status=PAID`). */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const old = place.value;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  place.value = here();
  if (place.value.path !== old.path) scrollTo(0, 0);
}

/** One parameter of the address, `''` if it is not there. */
export function param(name: string): string {
  return place.value.query.get(name) ?? '';
}

/**
 * Changes parameters of the address; empty ones are removed. Filters replace the entry of the history, so that Back leaves the
 * page; what one opens, such as a side panel, adds one (`push`), so that Back closes it.
 */
export function setParams(changes: Readonly<Record<string, string | null | undefined>>, { push = false } = {}): void {
  const query = new URLSearchParams(place.value.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const search = query.toString();
  if (search === place.value.query.toString()) return;
  navigate(search === '' ? place.value.path : `${place.value.path}?${search}`, { replace: !push });
}

/** Links inside the console need no code of their own: a plain `<a href="/orders">` is enough. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = (event.target as Element | null)?.closest?.('a[href]');
  if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return;
  const to = new URL(link.href);
  const inside =
    to.origin === location.origin && !/^\/(api|healthz|assets)(\/|$)/.test(to.pathname) && !/\.\w+$/.test(to.pathname);
  if (!inside || link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  navigate(to.pathname + to.search);
}

export function startRouter(): void {
  document.addEventListener('click', followLink);
  addEventListener('popstate', () => {
    place.value = here();
  });
}
