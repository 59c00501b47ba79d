import { Fault, getAll, post } from '../api';
import { busy, button, el, fill } from '../dom';
import { badge, faultNotice, instant, notice } from '../parts';
import { table } from '../table';
import type { Account, Disconnected } from '../types';
import type { ViewContext } from '../views';
import { leaveFor } from './connect';
import { allows } from './scopes';

/** One row per account, disconnected ones included: its status, and how to reconnect or disconnect it. `disconnected` is called after a disconnect. */
export function accounts({ signal }: ViewContext, admin: boolean, disconnected: () => void): HTMLElement {
  const body = el('div', { 'aria-live': 'polite' }, el('p', { class: 'quiet' }, 'Loading …'));
  const result = el('div', { 'aria-live': 'polite' });
  void load();
  return el(
    'section',
    { class: 'card', 'aria-labelledby': 'accounts-title' },
    el('h2', { id: 'accounts-title' }, 'Seller accounts'),
    body,
    result,
  );

  async function load(): Promise<void> {
    try {
      const items = await getAll<Account>('/api/ebay/accounts', {}, signal);
      fill(
        body,
        items.length === 0
          ? el('p', { class: 'quiet' }, 'No seller accounts yet.')
          : table('Seller accounts', columns(), items),
      );
    } catch (fault) {
      if (fault instanceof Fault) fill(body, faultNotice(fault));
      else if (!signal.aborted) throw fault;
    }
  }

  function columns() {
    return [
      {
        title: 'Seller',
        cell: (account: Account) =>
          el('div', {}, el('strong', {}, account.account), el('div', { class: 'quiet small' }, account.environment)),
      },
      { title: 'Status', cell: standing },
      { title: 'Since', cell: (account: Account) => instant(account.disconnected_at ?? account.connected_at) },
      ...(admin ? [{ title: 'Actions', cell: controls }] : []),
    ];
  }

  function controls(account: Account): HTMLElement {
    if (!account.mine) return el('span', { class: 'quiet small' }, 'Connected by another administrator');
    const again = button(
      'Reconnect',
      () =>
        void busy(again, () => attempt(() => leaveFor({ environment: account.environment, account_id: account.id }))),
    );
    again.setAttribute('aria-label', `Reconnect ${account.account}`);
    const end = button('Disconnect', () => {
      if (confirm(QUESTION(account))) void busy(end, () => attempt(() => disconnect(account)));
    });
    end.setAttribute('aria-label', `Disconnect ${account.account}`);
    return el('div', { class: 'row tight' }, again, account.status !== 'DISCONNECTED' && end);
  }

  async function disconnect(account: Account): Promise<void> {
    const done = await post<Disconnected>(`/api/ebay/accounts/${encodeURIComponent(account.id)}/disconnect`);
    fill(result, notice(done.revoked_at_ebay ? 'good' : 'warn', el('p', {}, receipt(account.account, done))));
    disconnected();
    await load();
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    fill(result);
    try {
      await work();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(result, faultNotice(fault));
    }
  }
}

const QUESTION = ({ account }: Account): string =>
  `Disconnect ${account}? Its tokens are erased here and revoked at eBay. Its orders and log entries are kept, and it can be connected again.`;

function standing(account: Account): HTMLElement {
  return el(
    'div',
    {},
    badge(account.status),
    account.missing_scopes.length > 0 &&
      el('div', { class: 'small' }, `Reconnect to allow ${account.missing_scopes.map(allows).join(', ')}.`),
  );
}

/** What was erased and what was kept. */
export function receipt(
  account: string,
  { erased, kept, revoked_at_ebay, revoke_error }: Omit<Disconnected, 'id' | 'status'>,
): string {
  const words = (names: string[]) => names.map((name) => name.replaceAll('_', ' ')).join(', ');
  const erasedText = erased.length === 0 ? 'No token was stored.' : `Erased: ${words(erased)}.`;
  const atEbay =
    erased.length === 0 || revoked_at_ebay
      ? ''
      : ` eBay did not revoke the consent (${revoke_error ?? 'no reason'}); the seller can revoke it in eBay’s account settings.`;
  return `${account} is disconnected. ${erasedText} Kept: ${words(kept)}.${atEbay}`;
}
