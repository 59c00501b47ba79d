import { Fault, get } from '../api';
import { el, fill, on } from '../dom';
import { faultNotice, field, select } from '../parts';
import type { Page, Token } from '../types';
import type { ViewContext } from '../views';
import { ordersTable } from './ordersTable';
import { recentRuns } from './recentRuns';
import { syncPanel } from './syncPanel';

/** Choose an account, sync its orders, read them. */
export function orders(context: ViewContext): void {
  const body = el('div', { class: 'stack' }, el('p', { class: 'quiet' }, 'Loading …'));
  fill(context.main, el('h1', {}, 'Orders'), body);
  void load();

  async function load(): Promise<void> {
    try {
      const { items } = await get<Page<Token>>('/api/ebay/token-info', { limit: '1000' }, context.signal);
      const accounts = [
        ...new Map(items.map((token) => [token.account_id, `${token.account} (${token.environment})`])),
      ];
      if (accounts.length === 0) fill(body, nobody());
      else fill(body, chooser(accounts));
    } catch (fault) {
      if (fault instanceof Fault) fill(body, faultNotice(fault));
      else if (!context.signal.aborted) throw fault;
    }
  }

  function chooser(accounts: [string, string][]): HTMLElement {
    const account = select(accounts);
    const panels = el('div', { class: 'stack' });
    let leave = new AbortController();
    const show = () => {
      leave.abort();
      leave = new AbortController();
      context.signal.addEventListener('abort', () => leave.abort(), { once: true });
      draw(panels, { ...context, signal: leave.signal }, account.value);
    };
    on(account, { change: show });
    show();
    return el('div', { class: 'stack' }, field('Account', account), panels);
  }
}

function draw(panels: HTMLElement, context: ViewContext, accountId: string): void {
  const table = ordersTable(context, accountId);
  const runs = recentRuns(context, accountId);
  const panel = syncPanel(context, accountId, () => {
    table.reload();
    runs.reload();
  });
  fill(panels, panel, table.element, runs.element);
}

function nobody(): HTMLElement {
  return el(
    'section',
    { class: 'card' },
    el('p', {}, 'No seller is connected yet. ', el('a', { href: '#/connection' }, 'Connect one first'), '.'),
  );
}
