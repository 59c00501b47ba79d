import type { Answer, Asked, FakeApi } from './fakeApi';

type Row = Record<string, unknown>;

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const TITLES = [
  'Film camera, tested, with a leather case',
  'Wool blanket, 140 × 200 cm',
  'Desk lamp, brass',
  'Cast-iron pan',
];
const BUYERS = ['jane_doe', 'old-books', 'möbel.karl', 'tt99'];

/** Stored records as the API lists them: filters by whole values, a sort, keyset pages, single records, days, export. */
export class FakeData {
  /** How many orders there are. */
  orders = 60;
  readonly asked: { path: string; query: URLSearchParams }[] = [];
  /** Records in each part of an export. */
  part = 20;
  /** How many parts of an export are answered before one fails once; none fails if null. */
  failAfter: number | null = null;

  constructor(api: FakeApi) {
    api.answer(
      'GET',
      /^\/api\/ebay\/(orders|transactions|payouts|funds|disputes|messages|conversations|inventory|offers)$/,
      (asked) => this.list(asked),
    );
    api.answer('GET', /^\/api\/ebay\/orders\/(.+)$/, (asked) => this.one(asked));
    api.answer('GET', /^\/api\/ebay\/(\w+)\/days$/, ({ of: [name] }) => this.days(name!));
    api.answer('GET', /^\/api\/ebay\/orders\/export$/, (asked) => this.export(asked));
  }

  private rows(name: string): Row[] {
    if (name === 'orders') return Array.from({ length: this.orders }, (_, n) => order(n));
    return OTHERS[name] ?? [];
  }

  private list({ path, query, of: [name] }: Asked): Answer {
    this.asked.push({ path, query });
    const currency = query.get('currency');
    if (!currency && (query.get('min_amount') || /total|amount|price/.test(query.get('sort') ?? '')))
      return { status: 422, body: { title: 'Unprocessable Entity', detail: 'An amount needs currency.' } };
    const found = this.rows(name!).filter((row) => fits(row, query));
    const sort = query.get('sort');
    if (sort === 'total' || sort === '-total')
      found.sort((one, other) => (amount(one) - amount(other)) * (sort === 'total' ? 1 : -1));
    const from = Number(query.get('next') ?? 0);
    const limit = Number(query.get('limit') ?? 100);
    const next = from + limit < found.length ? String(from + limit) : null;
    return { status: 200, body: { items: found.slice(from, from + limit), next } };
  }

  private one({ path, query, of: [id] }: Asked): Answer {
    this.asked.push({ path, query });
    const found = this.rows('orders').find((row) => row.order_id === id);
    if (found === undefined) return { status: 404, body: { title: 'Not found', detail: 'There is no such order.' } };
    return {
      status: 200,
      body: { ...found, ...DETAILS, raw: { orderId: id, buyer: { username: found.buyer_username } } },
    };
  }

  private days(name: string): Answer {
    if (name !== 'orders') return { status: 200, body: { items: [], next: null } };
    const today = Date.now();
    const items = Array.from({ length: 28 }, (_, n) => {
      const day = iso(today - n * DAY).slice(0, 10);
      const of = (currency: string, orders: number) => ({
        day,
        currency,
        orders,
        total: { value: (orders * 23.5).toFixed(2), currency },
      });
      return [of('USD', 5 + ((n * 7) % 11)), of('EUR', 2 + ((n * 3) % 5))];
    }).flat();
    return { status: 200, body: { items, next: null } };
  }

  private export({ path, query }: Asked): Answer {
    this.asked.push({ path, query });
    const from = Number(query.get('next') ?? 0);
    if (this.failAfter !== null && from >= this.failAfter * this.part) {
      this.failAfter = null;
      return { status: 503, body: { title: 'Service Unavailable', detail: 'The database does not answer.' } };
    }
    const all = this.rows('orders').filter((row) => fits(row, query));
    const rows = all.slice(from, from + this.part);
    const lines = rows.map((row) => `${String(row.account_id)},"${String(row.order_id)}\nline two"\r\n`).join('');
    const next = from + this.part < all.length ? String(from + this.part) : null;
    return {
      status: 200,
      headers: { 'Content-Type': 'text/csv; charset=utf-8', ...(next !== null && { 'X-Next': next }) },
      body: (from === 0 ? 'account_id,order_id\r\n' : '') + lines,
    };
  }
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  id: [
    'order_id',
    'transaction_id',
    'payment_dispute_id',
    'message_id',
    'offer_id',
    'sku',
    'payout_id',
    'conversation_id',
  ],
  buyer: ['buyer_username', 'other_party'],
  status: ['fulfillment_status', 'transaction_status', 'status'],
  order_id: ['order_id'],
  account_id: ['account_id'],
};

function fits(row: Row, query: URLSearchParams): boolean {
  return [...query].every(([name, value]) => {
    if (name === 'sku' && Array.isArray(row.line_items))
      return (row.line_items as Row[]).some(({ sku }) => sku === value);
    if (name === 'currency') return (row.total as { currency: string } | undefined)?.currency === value;
    if (name === 'min_amount') return amount(row) >= Number(value);
    const fields = FIELDS[name]?.filter((field) => field in row);
    return fields === undefined || fields.length === 0 || row[fields[0]!] === value;
  });
}

const amount = (row: Row) => Number((row.total as { value: string }).value);

function order(n: number): Row {
  const currency = n % 5 === 4 ? 'EUR' : 'USD';
  const title = TITLES[n % TITLES.length]!;
  return {
    account_id: n % 3 === 2 ? 'acc-2' : 'acc-1',
    order_id: `27-${10_000 + n}-83122`,
    created_at: iso(Date.now() - (n + 1) * 5_000_000),
    last_modified_at: iso(Date.now() - n * 4_000_000),
    fulfillment_status: n % 3 === 0 ? 'NOT_STARTED' : 'FULFILLED',
    payment_status: n % 9 === 0 ? 'PENDING' : 'PAID',
    cancel_state: 'NONE_REQUESTED',
    buyer_username: BUYERS[n % BUYERS.length],
    total: { value: `${((n * 37) % 400) + 12}.50`, currency },
    line_item_count: 1 + (n % 3),
    line_items: [
      { line_item_id: `1${n}`, sku: `SKU-${n % 8}`, title, quantity: 1, total: { value: '12.50', currency } },
    ],
  };
}

const DETAILS = {
  sales_record: '1043',
  total_due_seller: { value: '11.20', currency: 'USD' },
  refund_total: null,
  tax_country: 'US',
  ship_to_country: 'DE',
  a_member_of_a_later_release: { anything: [1, 2] },
  erased_at: null,
  first_stored_at: '2026-11-20T10:00:00Z',
  stored_at: '2026-11-21T11:00:00Z',
};

const OTHERS: Readonly<Record<string, Row[]>> = {
  transactions: Array.from({ length: 12 }, (_, n) => ({
    account_id: 'acc-1',
    transaction_id: `01-0${n}`,
    transaction_type: n % 4 === 3 ? 'REFUND' : 'SALE',
    transaction_date: iso(Date.now() - n * DAY),
    transaction_status: 'PAYOUT',
    booking_entry: n % 4 === 3 ? 'DEBIT' : 'CREDIT',
    amount: { value: `${20 + n}.00`, currency: 'USD' },
    total_fee: { value: '2.10', currency: 'USD' },
    order_id: `27-${10_000 + n}-83122`,
    payout_id: '5000106638',
    buyer_username: BUYERS[n % 4],
    fee_type: null,
    memo: null,
  })),
  offers: Array.from({ length: 6 }, (_, n) => ({
    account_id: 'acc-1',
    offer_id: `3644${n}`,
    sku: `SKU-${n}`,
    marketplace_id: 'EBAY_DE',
    format: 'FIXED_PRICE',
    status: n === 5 ? 'UNPUBLISHED' : 'PUBLISHED',
    listing_id: `11055${n}`,
    listing_status: n === 5 ? null : 'ACTIVE',
    price: { value: `${9 + n}.99`, currency: 'EUR' },
    available_quantity: 3,
    sold_quantity: n,
    gone_at: n === 4 ? iso(Date.now() - DAY) : null,
    stored_at: iso(Date.now() - n * 1000),
  })),
};
