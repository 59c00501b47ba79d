import { Fault, get, SIGNED_OUT, usePasswordPrompt } from './api';
import { connection } from './connection/page';
import { button, el, fill } from './dom';
import { security } from './factors/page';
import { oauthOutcome } from './oauthOutcome';
import { orders } from './orders/page';
import { faultNotice } from './parts';
import { askForPassword } from './password/ask';
import { linkIn, setPassword } from './password/set';
import { drawFooter, drawHeader, markCurrent } from './shell';
import { signIn } from './signIn';
import type { User } from './types';
import type { View } from './views';

const header = document.getElementById('header')!;
const main = document.getElementById('main')!;
const footer = document.getElementById('footer')!;

// Read once and removed from the address: a reload must not show an old result again.
let outcome = oauthOutcome(location.search);
if (outcome !== null) history.replaceState(null, '', `/${location.hash || '#/connection'}`);

const PAGES: Record<string, { title: string; view: View }> = {
  '#/connection': {
    title: 'Connection',
    view: (context) => {
      connection(context, outcome);
      outcome = null;
    },
  },
  '#/orders': { title: 'Orders', view: orders },
  '#/security': {
    title: 'Security',
    view: (context) => security(context, () => void start()),
  },
};

const LINKS = Object.entries(PAGES).map(([href, { title }]) => ({ href, title }));

let user: User | null = null;
let leave = new AbortController();

function enter(signedIn: User): void {
  user = signedIn;
  // An admin who has to add a second factor can do nothing else.
  const links = user.role === 'ENROLLING' ? LINKS.filter(({ href }) => href === '#/security') : LINKS;
  drawHeader(header, user, links, () => askToSignIn('You are signed out.'));
  show();
}

function askToSignIn(reason: string | null): void {
  leave.abort();
  user = null;
  drawHeader(header, null, [], () => {});
  signIn(main, reason, enter);
}

function show(): void {
  if (user === null) return;
  const asked = location.hash === '' || location.hash === '#/' ? '#/connection' : location.hash;
  const hash = user.role === 'ENROLLING' ? '#/security' : asked;
  const page = Object.hasOwn(PAGES, hash) ? PAGES[hash] : undefined;
  leave.abort();
  leave = new AbortController();
  markCurrent(header, hash);
  document.title = `${page?.title ?? 'Not found'} · eBay Connector`;
  if (page === undefined) {
    fill(
      main,
      el(
        'section',
        { class: 'card narrow' },
        el('h1', {}, 'Page not found'),
        el('p', {}, el('a', { href: '#/connection' }, 'Go to the connection page')),
      ),
    );
  } else {
    page.view({ main, user, signal: leave.signal });
  }
}

async function start(): Promise<void> {
  drawHeader(header, null, [], () => {});
  drawFooter(footer);
  usePasswordPrompt(askForPassword);
  const link = linkIn(location.hash);
  if (link !== null) {
    // The link works once and must not stay in the browser's history.
    history.replaceState(null, '', '/#/connection');
    setPassword(main, link, askToSignIn);
    return;
  }
  try {
    enter(await get<User>('/api/auth/me'));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.status === 401) return askToSignIn(null);
    fill(
      main,
      el(
        'section',
        { class: 'card narrow' },
        el('h1', {}, 'The console could not load'),
        faultNotice(fault),
        button('Try again', () => location.reload(), 'primary'),
      ),
    );
  }
}

window.addEventListener('hashchange', () => {
  // The skip link changes the hash as well, but is not a page.
  if (location.hash === '#main') return;
  show();
  main.focus();
});
window.addEventListener(SIGNED_OUT, () => {
  if (user !== null) askToSignIn('Your session has expired. Sign in again.');
});
void start();
