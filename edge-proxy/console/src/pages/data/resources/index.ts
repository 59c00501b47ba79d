import type { Resource, Row } from '../resource';
import { disputes, funds, payouts, transactions } from './finances';
import { inventory, offers } from './listings';
import { conversations, messages } from './messages';
import { orders } from './orders';

/** In the order of the tabs; the first is shown without a choice. */
export const RESOURCES: readonly Resource<Row>[] = [
  orders,
  transactions,
  payouts,
  funds,
  disputes,
  messages,
  conversations,
  inventory,
  offers,
];
