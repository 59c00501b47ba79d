import type { Order } from '../../../api.types';
import { resource } from '../resource';
import { column, id, moment, money, number, text, word } from './cells';

export const orders = resource<Order>({
  name: 'orders',
  title: 'Orders',
  one: 'order',
  id: 'order_id',
  search: [
    ['id', 'Order id'],
    ['buyer', 'Buyer'],
    ['sku', 'SKU'],
  ],
  period: 'Created',
  choices: [
    {
      name: 'status',
      label: 'Fulfilment',
      options: [
        ['NOT_STARTED', 'Not started'],
        ['IN_PROGRESS', 'In progress'],
        ['FULFILLED', 'Fulfilled'],
      ],
    },
  ],
  columns: [
    id('order_id', 'Order'),
    moment('created_at', 'Created', { sort: 'created_at' }),
    text('buyer_username', 'Buyer'),
    money('total', 'Total', { sort: 'total' }),
    word('payment_status', 'Payment'),
    word('fulfillment_status', 'Fulfilment'),
    column('line_items', 'Items', items),
    word('cancel_state', 'Cancellation', { optional: true }),
    moment('last_modified_at', 'Modified', { sort: 'last_modified_at', optional: true }),
    number('line_item_count', 'Line items', { optional: true }),
  ],
  sort: 'created_at',
  amount: 'total',
  days: [
    ['orders', 'Orders'],
    ['total', 'Total'],
  ],
  moments: [
    ['created_at', 'The buyer ordered'],
    ['last_modified_at', 'eBay changed the order last'],
  ],
  related: ({ order_id }) => [
    { label: 'Transactions of this order', resource: 'transactions', by: 'order_id', value: order_id },
    { label: 'Disputes about this order', resource: 'disputes', by: 'order_id', value: order_id },
  ],
  sync: 'orders',
});

function items({ line_items: lines, line_item_count: all }: Order) {
  const [first] = lines;
  return (
    <>
      {first?.title ?? first?.sku ?? '–'}
      {all > 1 && <span class="quiet small"> and {all - 1} more</span>}
    </>
  );
}
