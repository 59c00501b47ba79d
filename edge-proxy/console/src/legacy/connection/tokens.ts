import { Fault, getAll } from '../api';
import { button, el, fill } from '../dom';
import { badge, faultNotice, instant } from '../parts';
import { table } from '../table';
import type { Token } from '../types';
import type { ViewContext } from '../views';
import { refreshControls } from './refresh';

/** One row per connected account: the state of its token, never the token itself. */
export function tokens({ signal }: ViewContext, admin: boolean): { element: HTMLElement; reload: () => void } {
  const body = el('div', { 'aria-live': 'polite' }, el('p', { class: 'quiet' }, 'Loading …'));
  const result = el('div', { 'aria-live': 'polite' });
  const section = el(
    'section',
    { class: 'card', 'aria-labelledby': 'tokens-title' },
    el(
      'div',
      { class: 'bar' },
      el('h2', { id: 'tokens-title' }, 'Tokens'),
      button('Reload', () => void load(), 'link'),
    ),
    body,
    result,
  );
  void load();
  return { element: section, reload: () => void load() };

  async function load(): Promise<void> {
    try {
      const items = await getAll<Token>('/api/ebay/token-info', {}, signal);
      fill(
        body,
        items.length === 0
          ? el('p', { class: 'quiet' }, 'No seller is connected.')
          : table('Tokens of connected accounts', columns(), items),
      );
    } catch (fault) {
      if (fault instanceof Fault) fill(body, faultNotice(fault));
      else if (!signal.aborted) throw fault;
    }
  }

  function columns() {
    return [
      {
        title: 'Account',
        cell: (token: Token) =>
          el('div', {}, el('strong', {}, token.account), el('div', { class: 'quiet small' }, token.environment)),
      },
      { title: 'Status', cell: status },
      { title: 'Access token expires', cell: (token: Token) => instant(token.expires_at) },
      { title: 'Refresh token', cell: refreshToken },
      { title: 'Scopes', cell: scopes },
      { title: 'Updated', cell: (token: Token) => instant(token.updated_at) },
      ...(admin ? [{ title: 'Refresh', cell: (token: Token) => refreshControls(token, result, load) }] : []),
    ];
  }
}

function status(token: Token): HTMLElement {
  return el(
    'div',
    {},
    badge(token.status),
    token.last_refresh_error && el('div', { class: 'small' }, token.last_refresh_error),
  );
}

function refreshToken(token: Token): HTMLElement {
  if (!token.has_refresh_token) return el('span', { class: 'badge bad' }, 'missing');
  const days = token.refresh_ttl_days;
  return el(
    'div',
    {},
    'stored',
    days !== null && days <= 30 && el('span', { class: 'badge warn' }, `${days} days left`),
    token.refresh_expires_at && el('div', {}, instant(token.refresh_expires_at)),
  );
}

function scopes(token: Token): HTMLElement {
  return el(
    'details',
    {},
    el('summary', {}, `${token.scopes.length}`, el('span', { class: 'unseen' }, ' scopes')),
    el(
      'ul',
      { class: 'plain small' },
      ...token.scopes.map((scope) => el('li', {}, el('code', { title: scope }, scope.split('/').pop() || scope))),
    ),
  );
}
