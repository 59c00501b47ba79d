import { endOfDay, startOfDay } from '../../ui/instants';
import { Fault, get } from '../api';
import { button, el, fill, on } from '../dom';
import { badge, faultNotice, field, instant, select } from '../parts';
import { type Column, table } from '../table';
import type { Order, Page } from '../types';
import type { ViewContext } from '../views';

const PAGE_SIZE = '25';
const STATUSES = [
  ['', 'Any'],
  ['NOT_STARTED', 'Not started'],
  ['IN_PROGRESS', 'In progress'],
  ['FULFILLED', 'Fulfilled'],
] as const;

const COLUMNS: readonly Column<Order>[] = [
  { title: 'Order', cell: (order) => el('code', {}, order.order_id) },
  { title: 'Created', cell: (order) => instant(order.created_at) },
  { title: 'Buyer', cell: (order) => order.buyer_username ?? '–' },
  { title: 'Items', cell: items },
  { title: 'Payment', cell: (order) => order.payment_status && badge(order.payment_status) },
  { title: 'Fulfilment', cell: (order) => order.fulfillment_status && badge(order.fulfillment_status) },
  { title: 'Total', cell: (order) => order.total && `${order.total.value} ${order.total.currency}`, numeric: true },
];

/** The stored orders, newest first, one page at a time. */
export function ordersTable({ signal }: ViewContext, accountId: string): { element: HTMLElement; reload: () => void } {
  const status = select(STATUSES);
  const buyer = el('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const from = el('input', { type: 'date' });
  const to = el('input', { type: 'date' });
  const body = el('div', { 'aria-live': 'polite' }, el('p', { class: 'quiet' }, 'Loading …'));
  const previous = button('Previous', () => {
    trail.pop();
    void load();
  });
  const following = button('Next', () => {
    trail.push(next!);
    void load();
  });
  const pages = el('nav', { class: 'row', 'aria-label': 'Pages of orders', hidden: true }, previous, following);
  const filter = on(
    el(
      'form',
      { class: 'row' },
      field('Fulfilment', status),
      field('Buyer', buyer),
      field('From (UTC)', from),
      field('To (UTC)', to),
      el('button', { type: 'submit' }, 'Show'),
    ),
    {
      submit: (event) => {
        event.preventDefault();
        reload();
      },
    },
  );
  // The API pages forward only; `trail` holds the positions of the pages already shown.
  let trail: string[] = [];
  let next: string | null = null;
  void load();
  return {
    element: el(
      'section',
      { class: 'card', 'aria-labelledby': 'orders-title' },
      el('h2', { id: 'orders-title' }, 'Stored orders'),
      filter,
      body,
      pages,
    ),
    reload,
  };

  function reload(): void {
    trail = [];
    void load();
  }

  async function load(): Promise<void> {
    try {
      const page = await get<Page<Order>>(
        '/api/ebay/orders',
        {
          account_id: accountId,
          status: status.value,
          buyer: buyer.value.trim(),
          from: startOfDay(from.value),
          to: endOfDay(to.value, Date.now()),
          limit: PAGE_SIZE,
          next: trail.at(-1),
        },
        signal,
      );
      next = page.next;
      fill(
        body,
        page.items.length === 0
          ? el('p', { class: 'quiet' }, 'No orders match the filter.')
          : table('Stored orders', COLUMNS, page.items),
      );
    } catch (fault) {
      if (fault instanceof Fault) fill(body, faultNotice(fault));
      else if (!signal.aborted) throw fault;
      next = null;
    }
    previous.hidden = trail.length === 0;
    following.hidden = next === null;
    pages.hidden = previous.hidden && following.hidden;
  }
}

function items(order: Order): HTMLElement {
  const [first] = order.line_items;
  const rest = order.line_item_count - 1;
  return el(
    'div',
    {},
    first?.title ?? first?.sku ?? '–',
    rest > 0 && el('span', { class: 'quiet small' }, ` and ${rest} more`),
  );
}
