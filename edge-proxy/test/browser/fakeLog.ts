import type { Event, RunEvent } from '../../console/src/api.types';
import { accountOf } from './fakeAccounts';
import type { Answer, Asked, FakeApi } from './fakeApi';

export const RUN = '0b6e6e3c-5a5c-4d0b-9f5e-3f6f0c2b7a11';
export const REQUEST = '5f0c6f1e-2f57-4d3e-8f0d-1f1c8d6f2a90';

const KINDS: readonly (readonly [Event['level'], string, string])[] = [
  ['INFO', 'sync.succeeded', 'The sync of orders has ended: 200 records, 3 of them new.'],
  ['INFO', 'token.refreshed', 'Refreshed the access token of seller-a.'],
  ['WARN', 'sync.parked', 'eBay accepts no more calls of the application today.'],
  ['INFO', 'auth.login', 'A user signed in.'],
  ['ERROR', 'sync.failed', 'The sync of disputes failed: eBay answered 403, insufficient permissions.'],
];

/** An event log that grows, and filters and pages as the real one does. */
export class FakeLog {
  readonly events: Event[] = [];
  asked = 0;
  private last = 0;

  constructor(api: FakeApi, first: number) {
    this.grow(first, 60_000);
    api.answer('GET', /^\/api\/ebay\/logs$/, (asked) => this.page(asked));
    api.answer('GET', /^\/api\/ebay\/accounts$/, () => ({
      status: 200,
      body: { items: [accountOf('acc-1', 'seller-a', false)], next: null },
    }));
    api.answer('GET', /^\/api\/ebay\/sync\/runs\/([^/]+)$/, ({ of }) =>
      of[0] === RUN
        ? { status: 200, body: { id: RUN, resource: 'orders', state: 'SUCCEEDED' } }
        : { status: 404, body: { title: 'Not Found', detail: 'There is no such run.' } },
    );
    api.answer('GET', /^\/api\/ebay\/sync\/runs\/([^/]+)\/events$/, ({ query }) => ({
      status: 200,
      body: query.get('after') === null ? RUN_EVENTS() : { items: [], next: 'end', ended: true },
    }));
  }

  /** Adds events, the latest now. */
  grow(number: number, apart = 1): void {
    const begun = Date.now();
    for (let n = number - 1; n >= 0; n--) {
      const id = ++this.last;
      const [level, event, message] = KINDS[id % KINDS.length]!;
      this.events.unshift({
        id: String(id),
        at: new Date(begun - n * apart).toISOString(),
        level,
        event,
        message: `${message} (${id})`,
        request_id: n < 3 ? REQUEST : `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
        ...who(id, event),
        account_id: event.startsWith('auth') ? null : 'acc-1',
        run_id: event.startsWith('sync') ? RUN : null,
        ebay_request_id: null,
        details: { attempt: id % 3, seconds: 1.5 },
      });
    }
  }

  private page({ query }: Asked): Answer {
    this.asked++;
    const level = query.get('level');
    if (level !== null && !['INFO', 'WARN', 'ERROR'].includes(level))
      return {
        status: 422,
        body: {
          title: 'Unprocessable Entity',
          detail: 'level is not valid',
          errors: [{ field: 'level', message: 'is not valid' }],
        },
      };
    const before = Number(query.get('next') ?? Number.POSITIVE_INFINITY);
    const fits = (name: keyof Event) => (event: Event) => !query.get(name) || event[name] === query.get(name);
    const found = this.events
      .filter(({ id }) => Number(id) < before)
      .filter(fits('level'))
      .filter(fits('event'))
      .filter(fits('user_id'))
      .filter(fits('api_token_id'))
      .filter(fits('account_id'))
      .filter(fits('run_id'))
      .filter(fits('request_id'))
      .filter(({ at }) => !query.get('from') || at >= query.get('from')!)
      .filter(({ at }) => !query.get('to') || at < query.get('to')!);
    const items = found.slice(0, Number(query.get('limit') ?? 100));
    return { status: 200, body: { items, next: items.length < found.length ? items.at(-1)!.id : null } };
  }
}

/** Sign-ins are of two people in turn; an API token asked for the runs that are parked; the rest is of workers. */
function who(id: number, event: string): Pick<Event, 'user_id' | 'email' | 'api_token_id' | 'api_token'> {
  if (event === 'auth.login')
    return id % 2 === 0
      ? { user_id: 'user-1', email: 'admin@example.test', api_token_id: null, api_token: null }
      : { user_id: 'user-2', email: 'viewer@example.test', api_token_id: null, api_token: null };
  return event === 'sync.parked'
    ? { user_id: 'user-1', email: 'admin@example.test', api_token_id: 'token-1', api_token: 'warehouse' }
    : { user_id: null, email: null, api_token_id: null, api_token: null };
}

/** A request that starts a run of a few calls. */
function RUN_EVENTS(): { items: RunEvent[]; next: string; ended: boolean } {
  const begun = Date.now() - 20_000;
  const at = (seconds: number) => new Date(begun + seconds * 1000).toISOString();
  const event = (id: number, seconds: number, name: string, message: string): RunEvent => ({
    id: `1-${id}`,
    type: 'event',
    at: at(seconds),
    ebay_request_id: null,
    call: null,
    level: 'INFO',
    event: name,
    message,
    request_id: REQUEST,
    user_id: null,
    details: {},
  });
  const call = (id: number, seconds: number, status: number, ms: number, attempt: number): RunEvent => ({
    id: `1-${id}`,
    type: 'call',
    at: at(seconds),
    ebay_request_id: `ebay-${id}`,
    call: {
      method: 'GET',
      target: `/sell/fulfillment/v1/order?limit=200&offset=${id * 200}`,
      status,
      ms,
      bytes: 48_000,
      attempt,
      failure: status === 500 ? 'eBay answered 500' : null,
    },
    level: null,
    event: null,
    message: null,
    request_id: null,
    user_id: null,
    details: null,
  });
  return {
    items: [
      event(1, 0.2, 'sync.queued', 'The sync of orders is queued.'),
      call(2, 1.1, 200, 900, 1),
      call(3, 3.4, 500, 2100, 1),
      call(4, 6.2, 200, 800, 2),
      event(5, 9, 'sync.succeeded', 'The sync of orders has ended: 600 records.'),
    ],
    next: 'end',
    ended: true,
  };
}
