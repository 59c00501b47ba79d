import { get, post } from './api';
import { button, el, fill } from './dom';
import type { Build, User } from './types';

export interface Link {
  readonly href: string;
  readonly title: string;
}

export function drawHeader(
  header: HTMLElement,
  user: User | null,
  links: readonly Link[],
  signedOut: () => void,
): void {
  const brand = el(
    'a',
    { class: 'brand', href: '#/connection' },
    el('img', { src: '/favicon.svg', alt: '', width: 28, height: 28 }),
    'eBay Connector',
  );
  if (user === null) {
    fill(header, brand);
    return;
  }
  const out = button(
    'Sign out',
    () => {
      void post('/api/auth/logout').finally(signedOut);
    },
    'link',
  );
  fill(
    header,
    brand,
    el('nav', { 'aria-label': 'Pages' }, ...links.map(({ href, title }) => el('a', { href }, title))),
    el(
      'div',
      { class: 'who' },
      el('span', {}, user.email),
      el('span', { class: 'badge' }, user.role === 'VIEWER' ? 'viewer' : 'admin'),
      out,
    ),
  );
}

export function markCurrent(header: HTMLElement, hash: string): void {
  for (const link of header.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === hash) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** Console and functions are deployed separately, so the footer shows the build of each. */
export function drawFooter(footer: HTMLElement): void {
  const consoleBuild = el('span', {}, 'Console …');
  const functionsBuild = el('span', {}, 'Functions …');
  fill(footer, consoleBuild, functionsBuild);
  void get<Build>('/build.json').then(
    (build) => fill(consoleBuild, describe('Console', build)),
    () => fill(consoleBuild, 'Console build unknown'),
  );
  void get<Build>('/api/version').then(
    (build) =>
      fill(
        functionsBuild,
        describe('Functions', build),
        build.schema_version ? ` · schema ${build.schema_version}` : '',
      ),
    () => fill(functionsBuild, 'Functions unavailable'),
  );
}

function describe(name: string, { build, commit }: Build): string {
  return String(commit) === 'unknown'
    ? `${name} build unknown`
    : `${name} build ${build} (${String(commit).slice(0, 7)})`;
}
