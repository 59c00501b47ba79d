import type { Dispute, Fund, Payout, Transaction } from '../../../api.types';
import { resource } from '../resource';
import { id, moment, money, number, text, word } from './cells';

export const transactions = resource<Transaction>({
  name: 'transactions',
  title: 'Transactions',
  one: 'transaction',
  id: 'transaction_id',
  type: 'transaction_type',
  search: [
    ['id', 'Transaction id'],
    ['order_id', 'Order id'],
    ['buyer', 'Buyer'],
    ['payout_id', 'Payout id'],
  ],
  period: 'Booked',
  choices: [
    {
      name: 'type',
      label: 'Type',
      options: [
        ['SALE', 'Sale'],
        ['REFUND', 'Refund'],
        ['CREDIT', 'Credit'],
        ['DISPUTE', 'Dispute'],
        ['NON_SALE_CHARGE', 'Charge'],
        ['SHIPPING_LABEL', 'Shipping label'],
        ['TRANSFER', 'Transfer'],
        ['ADJUSTMENT', 'Adjustment'],
      ],
    },
    {
      name: 'status',
      label: 'Status',
      options: [
        ['FUNDS_PROCESSING', 'Processing'],
        ['FUNDS_ON_HOLD', 'On hold'],
        ['FUNDS_AVAILABLE_FOR_PAYOUT', 'Available'],
        ['PAYOUT', 'Paid out'],
        ['COMPLETED', 'Completed'],
        ['FAILED', 'Failed'],
      ],
    },
  ],
  columns: [
    id('transaction_id', 'Transaction'),
    moment('transaction_date', 'Booked', { sort: 'transaction_date' }),
    word('transaction_type', 'Type'),
    money('amount', 'Amount', { sort: 'amount' }),
    money('total_fee', 'Fees'),
    word('transaction_status', 'Status'),
    text('buyer_username', 'Buyer'),
    id('order_id', 'Order'),
    word('booking_entry', 'Entry'),
    id('payout_id', 'Payout', { optional: true }),
    word('fee_type', 'Fee type', { optional: true }),
    text('memo', 'Memo', { optional: true }),
  ],
  sort: 'transaction_date',
  amount: 'amount',
  days: [
    ['transactions', 'Transactions'],
    ['credit', 'Credit'],
    ['debit', 'Debit'],
    ['fees', 'Fees'],
  ],
  moments: [['transaction_date', 'eBay booked it']],
  related: ({ order_id, payout_id }) => [
    { label: 'The order', resource: 'orders', by: 'id', value: order_id },
    { label: 'The payout', resource: 'payouts', by: 'id', value: payout_id },
  ],
  sync: 'transactions',
});

export const payouts = resource<Payout>({
  name: 'payouts',
  title: 'Payouts',
  one: 'payout',
  id: 'payout_id',
  search: [['id', 'Payout id']],
  period: 'Paid',
  choices: [
    {
      name: 'status',
      label: 'Status',
      options: [
        ['INITIATED', 'Initiated'],
        ['SUCCEEDED', 'Succeeded'],
        ['RETRYABLE_FAILED', 'Failed, tried again'],
        ['TERMINAL_FAILED', 'Failed'],
        ['REVERSED', 'Reversed'],
      ],
    },
  ],
  columns: [
    id('payout_id', 'Payout', { sort: 'payout_id' }),
    moment('payout_date', 'Paid', { sort: 'payout_date' }),
    word('payout_status', 'Status'),
    number('transaction_count', 'Transactions'),
    money('amount', 'Amount', { sort: 'amount' }),
    money('total_fee', 'Fees'),
    id('payout_reference', 'Reference', { optional: true }),
    id('bank_reference', 'Bank reference', { optional: true }),
    text('memo', 'Memo', { optional: true }),
  ],
  sort: 'payout_date',
  amount: 'amount',
  days: [
    ['payouts', 'Payouts'],
    ['amount', 'Amount'],
  ],
  moments: [
    ['payout_date', 'eBay paid it'],
    ['last_attempted_at', 'eBay tried last'],
  ],
  related: ({ payout_id }) => [
    { label: 'Transactions of this payout', resource: 'transactions', by: 'payout_id', value: payout_id },
  ],
  sync: 'transactions',
});

export const funds = resource<Fund>({
  name: 'funds',
  title: 'Funds',
  one: 'statement of the funds',
  id: 'taken_at',
  search: [],
  period: 'Taken',
  choices: [],
  columns: [
    moment('taken_at', 'Taken', { sort: 'taken_at' }),
    money('total', 'Total'),
    money('available', 'Available'),
    money('on_hold', 'On hold'),
    money('processing', 'Processing'),
  ],
  sort: 'taken_at',
  days: [],
  moments: [['taken_at', 'eBay stated these funds']],
  related: () => [],
  note: 'What eBay holds for the seller, as it was at each sync of the transactions.',
  sync: 'transactions',
});

export const disputes = resource<Dispute>({
  name: 'disputes',
  title: 'Disputes',
  one: 'dispute',
  id: 'payment_dispute_id',
  search: [
    ['id', 'Dispute id'],
    ['order_id', 'Order id'],
    ['buyer', 'Buyer'],
  ],
  period: 'Opened',
  choices: [
    {
      name: 'status',
      label: 'Status',
      options: [
        ['OPEN', 'Open'],
        ['ACTION_NEEDED', 'Action needed'],
        ['CLOSED', 'Closed'],
      ],
    },
  ],
  columns: [
    id('payment_dispute_id', 'Dispute'),
    moment('opened_at', 'Opened', { sort: 'opened_at' }),
    word('status', 'Status'),
    money('amount', 'Amount', { sort: 'amount' }),
    moment('respond_by', 'Respond by'),
    word('reason', 'Reason'),
    text('buyer_username', 'Buyer'),
    id('order_id', 'Order'),
    word('seller_response', 'Response', { optional: true }),
    moment('closed_at', 'Closed', { optional: true }),
    word('closure_reason', 'Why closed', { optional: true }),
    word('protection_status', 'Protection', { optional: true }),
  ],
  sort: 'opened_at',
  amount: 'amount',
  days: [
    ['opened', 'Opened'],
    ['closed', 'Closed'],
    ['opened_amount', 'Amount opened'],
    ['closed_amount', 'Amount closed'],
  ],
  moments: [
    ['opened_at', 'The buyer opened it'],
    ['respond_by', 'The seller has to respond by then'],
    ['closed_at', 'It was closed'],
  ],
  related: ({ order_id }) => [
    { label: 'The order', resource: 'orders', by: 'id', value: order_id },
    { label: 'Transactions of the order', resource: 'transactions', by: 'order_id', value: order_id },
  ],
  sync: 'disputes',
});
