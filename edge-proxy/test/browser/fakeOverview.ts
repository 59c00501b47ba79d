import type { Account, Proof, QuotaUse, Run, Schedule } from '../../console/src/api.types';
import { accountOf } from './fakeAccounts';
import type { FakeApi } from './fakeApi';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const RESOURCES = ['orders', 'transactions', 'disputes', 'messages', 'inventory', 'offers'];

const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const list = (items: readonly unknown[]) => () => ({ status: 200, body: { items, next: null } });

/** Three accounts, one of which has lost its consent, with everything that may need a person. */
export function withTrouble(api: FakeApi): void {
  const accounts = [account('a', 'seller-a'), account('b', 'seller-b'), account('c', 'seller-c')];
  accounts[1] = { ...accounts[1]!, status: 'NEEDS_RECONNECT' };
  accounts[2] = { ...accounts[2]!, incomplete_resources: ['messages'] };
  base(api, accounts, true);
  api.answer('GET', /^\/api\/ebay\/sync\/quarantine$/, list([quarantined('1'), quarantined('2')]));
  api.answer('GET', /^\/api\/ebay\/sync\/runs$/, list([failedRun()]));
  api.answer('GET', /^\/api\/ebay\/sync\/quota$/, list([quota('sell/fulfillment', 1.2), quota('sell/finances', 0.1)]));
}

/** One account where all is well. */
export function withoutTrouble(api: FakeApi): void {
  base(api, [account('a', 'seller-a')], false);
}

/** Nothing was ever connected. */
export function withNothing(api: FakeApi): void {
  base(api, [], false);
  api.answer('GET', /^\/api\/ebay\/orders\/days$/, list([]));
}

function base(api: FakeApi, accounts: readonly Account[], trouble: boolean): void {
  api.answer('GET', /^\/api\/ebay\/accounts$/, list(accounts));
  api.answer(
    'GET',
    /^\/api\/ebay\/sync\/schedules$/,
    list(accounts.flatMap((one) => RESOURCES.map((resource, n) => schedule(one, resource, n, trouble)))),
  );
  api.answer('GET', /^\/api\/ebay\/sync\/runs$/, list([]));
  api.answer('GET', /^\/api\/ebay\/sync\/quarantine$/, list([]));
  api.answer('GET', /^\/api\/ebay\/sync\/quota$/, list([quota('sell/fulfillment', 0.3)]));
  api.answer('GET', /^\/api\/ebay\/sync\/proof$/, ({ query }) => ({
    status: 200,
    body: proof(query.get('account_id')!, trouble && query.get('account_id') === 'acc-a'),
  }));
  api.answer('GET', /^\/api\/ebay\/orders\/days$/, list(days()));
}

function account(letter: string, name: string): Account {
  return {
    ...accountOf(`acc-${letter}`, name, false),
    missing_scopes: [],
    access_expires_at: at(letter === 'c' ? -5 * MINUTE : 84 * MINUTE),
    refresh_expires_at: at(letter === 'c' ? 12 * DAY : 400 * DAY),
  };
}

function schedule({ id, status }: Account, resource: string, n: number, trouble: boolean): Schedule {
  const failed = trouble && id === 'acc-a' && resource === 'disputes';
  return {
    account_id: id,
    resource,
    on: resource !== 'offers',
    every_minutes: 15,
    effective_minutes: resource === 'inventory' ? 60 : 15,
    adaptive: true,
    paused: trouble && resource === 'messages',
    next_due_at: at((n + 1) * 4 * MINUTE),
    last_started_at: at(-(n + 1) * 7 * MINUTE),
    last_run: {
      id: failed ? 'run-failed' : `run-${id}-${resource}`,
      state: failed ? 'FAILED' : 'SUCCEEDED',
      rows_new: n * 317,
    },
    skipped: status === 'CONNECTED' ? null : { at: at(-MINUTE), reason: 'not_connected' },
    changed_by: null,
    changed_at: null,
  };
}

function failedRun(): Partial<Run> {
  return {
    id: 'run-failed',
    account_id: 'acc-a',
    resource: 'disputes',
    state: 'FAILED',
    error: { code: 'ebay_forbidden', detail: 'eBay answered 403: insufficient permissions.' },
  };
}

function quarantined(id: string): unknown {
  return {
    id,
    at: at(-HOUR),
    account_id: 'acc-a',
    run_id: 'run-1',
    resource: 'orders',
    record_key: `27-${id}`,
    reason: 'lineItems[0].total has no currency',
    dismissed_at: null,
    dismissed_by: null,
  };
}

/** Twelve hours into eBay's day, with so much of the share used as the number says of an even use. */
function quota(api: string, pace: number): QuotaUse {
  return {
    environment: 'production',
    api,
    day: at(0).slice(0, 10),
    used: Math.round(50_000 * pace),
    used_urgent: 120,
    used_by_others: 840,
    limit: 125_000,
    share: 100_000,
    resets_at: at(12 * HOUR),
    blocked_until: null,
    asked_at: at(-MINUTE),
  };
}

function proof(account_id: string, wrong: boolean): Partial<Proof> {
  const item = (resource: string, differing: number, unknown: number) => ({
    resource,
    summary:
      differing > 0
        ? `2 missing, 0 double; ${35 - differing} of 35 days proven.`
        : `0 missing, 0 double; ${35 - unknown} of 35 days proven.`,
    by_day: true,
    missing: differing > 0 ? 2 : 0,
    surplus: 0,
    doubled: 0,
    money: [],
    proven: 35 - differing - unknown,
    differing,
    unknown,
    checked_at: at(-5 * HOUR),
    oldest_checked_at: at(-DAY),
    unproven: [],
  });
  const items = [item('orders', wrong ? 1 : 0, 0), item('transactions', 0, wrong ? 4 : 0), item('disputes', 0, 0)];
  return { account_id, from: '2026-04-01', to: '2026-05-05', items, not_provable: ['offers'] };
}

function days(): unknown[] {
  return Array.from({ length: 30 }, (_, n) => n)
    .filter((n) => n !== 11)
    .flatMap((n) =>
      [
        { currency: 'USD', scale: 31.4 },
        { currency: 'EUR', scale: 8.25 },
      ].map(({ currency, scale }) => {
        const orders = Math.round(scale * (1 + 0.4 * Math.sin(n * 1.7)) + (n % 7));
        return {
          day: at(-n * DAY).slice(0, 10),
          currency,
          orders,
          total: { value: (orders * 42.37).toFixed(2), currency },
        };
      }),
    );
}
