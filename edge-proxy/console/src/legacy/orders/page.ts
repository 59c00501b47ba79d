import { Fault, getAll } from '../api';
import { el, fill, on } from '../dom';
import { faultNotice, field, select } from '../parts';
import type { Account } from '../types';
import type { ViewContext } from '../views';
import { ordersTable } from './ordersTable';
import { recentRuns } from './recentRuns';
import { syncPanel } from './syncPanel';

/** Choose an account, sync its orders, read them. Disconnected accounts are included: their orders are kept. */
export function orders(context: ViewContext): void {
  const body = el('div', { class: 'stack' }, el('p', { class: 'quiet' }, 'Loading …'));
  fill(context.main, el('h1', {}, 'Orders'), body);
  void load();

  async function load(): Promise<void> {
    try {
      // Not the token list: it lacks disconnected accounts, and each reading of it is an event in the log.
      const accounts = await getAll<Account>('/api/ebay/accounts', {}, context.signal);
      fill(body, accounts.length === 0 ? noAccounts() : chooser(accounts));
    } catch (fault) {
      if (fault instanceof Fault) fill(body, faultNotice(fault));
      else if (!context.signal.aborted) throw fault;
    }
  }

  function chooser(accounts: readonly Account[]): HTMLElement {
    const choice = select(accounts.map((account) => [account.id, labelOf(account)]));
    const panels = el('div', { class: 'stack' });
    let leave = new AbortController();
    const show = () => {
      leave.abort();
      leave = new AbortController();
      context.signal.addEventListener('abort', () => leave.abort(), { once: true });
      const account = accounts.find(({ id }) => id === choice.value);
      if (account !== undefined) draw(panels, { ...context, signal: leave.signal }, account);
    };
    on(choice, { change: show });
    show();
    return el('div', { class: 'stack' }, field('Account', choice), panels);
  }
}

function labelOf({ account, environment, status }: Account): string {
  return `${account} (${environment})${status === 'DISCONNECTED' ? ', disconnected' : ''}`;
}

function draw(panels: HTMLElement, context: ViewContext, account: Account): void {
  const table = ordersTable(context, account.id);
  const runs = recentRuns(context, account.id);
  const panel = syncPanel(context, account, () => {
    table.reload();
    runs.reload();
  });
  fill(panels, panel, table.element, runs.element);
}

function noAccounts(): HTMLElement {
  return el(
    'section',
    { class: 'card' },
    el('p', {}, 'No seller is connected. ', el('a', { href: '/accounts' }, 'Connect one first'), '.'),
  );
}
