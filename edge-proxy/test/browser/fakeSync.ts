import type { Proof, Quarantined, QuarantinedRecord, Run, RunEvent, Schedule } from '../../console/src/api.types';
import type { Answer, Asked, FakeApi } from './fakeApi';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const page = (items: unknown[]): Answer => ({ status: 200, body: { items, next: null } });
const missing: Answer = { status: 404, body: { title: 'Not found', detail: 'This does not exist.' } };
const RESOURCES = ['orders', 'transactions', 'disputes', 'messages', 'inventory', 'offers', 'proof:orders'];

/** What the Sync page reads and changes: schedules, runs with their events, records in quarantine, proofs. */
export class FakeSync {
  readonly schedules: Schedule[] = RESOURCES.map(scheduleOf);
  readonly quarantine: QuarantinedRecord[] = [quarantined('48'), quarantined('49')];
  /** Bodies of the calls that change something, by their path. */
  readonly sent: { path: string; body: unknown }[] = [];
  /** Events of every run; a test may add more while the page waits. */
  events: RunEvent[] = [];
  /** Whether the run of the test has ended for its terminal. */
  ended = true;
  retryStores = true;
  /** Whether a sync is in the way of a reset. */
  busy = false;

  constructor(private readonly api: FakeApi) {
    api.answer('GET', /^\/api\/ebay\/sync\/schedules$/, () => page(this.schedules));
    api.answer('PUT', /^\/api\/ebay\/sync\/schedules\/([^/]+)\/([^/]+)$/, (asked) => this.change(asked));
    api.answer('GET', /^\/api\/ebay\/sync\/runs$/, ({ query }) => page(this.runs(query)));
    api.answer('GET', /^\/api\/ebay\/sync\/runs\/([^/]+)$/, ({ of: [id] }) => this.run(id!));
    api.answer('GET', /^\/api\/ebay\/sync\/runs\/([^/]+)\/events$/, ({ query }) => this.tail(query));
    api.answer('POST', /^\/api\/ebay\/sync\/runs\/([^/]+)\/cancel$/, (asked) => this.stop(asked));
    api.answer('POST', /^\/api\/ebay\/sync\/runs\/([^/]+)\/resume$/, (asked) => this.resume(asked));
    api.answer('POST', /^\/api\/ebay\/sync\/(orders|all)$/, (asked) => this.start(asked));
    api.answer('GET', /^\/api\/ebay\/sync\/quarantine$/, ({ query }) => page(this.listed(query)));
    api.answer('GET', /^\/api\/ebay\/sync\/quarantine\/(\d+)$/, ({ of: [id] }) => this.record(id!));
    api.answer('POST', /^\/api\/ebay\/sync\/quarantine\/(\d+)\/(retry|dismiss)$/, (asked) => this.treat(asked));
    api.answer('POST', /^\/api\/ebay\/sync\/checkpoints\/([^/]+)\/([^/]+)\/reset$/, (asked) => this.reset(asked));
    api.answer('GET', /^\/api\/ebay\/sync\/proof$/, () => ({ status: 200, body: PROOF() }));
    api.answer('POST', /^\/api\/ebay\/sync\/proof\/repair$/, (asked) => this.repair(asked));
  }

  /** A run of the past. */
  past(state: Run['state'], changes: Partial<Run> = {}): Run {
    const run = this.api.runs.begin('01JCZ8Q0W3');
    const times = { created_at: ago(400), started_at: ago(395), finished_at: ago(300), heartbeat_at: ago(301) };
    return Object.assign(run, { state, ...times, requested_by: 'admin@example.test' }, changes);
  }

  private change({ path, body, of: [, resource] }: Asked): Answer {
    this.sent.push({ path, body });
    const schedule = this.schedules.find((one) => one.resource === resource);
    return schedule ? { status: 200, body: Object.assign(schedule, body as object) } : missing;
  }

  private reset({ path, body, of: [account_id, resource] }: Asked): Answer {
    this.sent.push({ path, body });
    if (this.busy) return { status: 409, body: { title: 'Conflict', detail: 'A sync is in progress; stop it first.' } };
    const deleted_records = (body as { rows: boolean }).rows ? 1200 : 0;
    return { status: 200, body: { account_id, resource, had_watermark: true, deleted_records } };
  }

  private runs(query: URLSearchParams): Run[] {
    return this.api.runs.list().filter((run) =>
      ['state', 'resource', 'account_id'].every((name) => {
        const asked = query.get(name);
        return asked === null || String(run[name as keyof Run]) === asked;
      }),
    );
  }

  private run(id: string): Answer {
    return this.api.runs.list().some((run) => run.id === id) ? { status: 200, body: this.api.runs.look(id) } : missing;
  }

  private tail(query: URLSearchParams): Answer {
    const from = Number(query.get('after') ?? 0);
    const items = this.events.slice(from, from + Number(query.get('limit') ?? 100));
    const next = from + items.length;
    return { status: 200, body: { items, next: String(next), ended: this.ended && next === this.events.length } };
  }

  private stop({ path, body, of: [id] }: Asked): Answer {
    this.sent.push({ path, body });
    const run = this.api.runs.stop(id!, 'admin@example.test');
    run.stop!.reason = (body as { reason?: string } | null)?.reason ?? null;
    return { status: 202, body: run };
  }

  private resume({ path, of: [id] }: Asked): Answer {
    this.sent.push({ path, body: null });
    const run = this.api.runs.list().find((one) => one.id === id)!;
    return { status: 202, body: Object.assign(run, { state: 'QUEUED', finished_at: null, stop: null, error: null }) };
  }

  private start({ path, body, requestId, of: [resource] }: Asked): Answer {
    const asked = body as { from?: string; to?: string; dry_run?: boolean };
    this.sent.push({ path, body });
    if (asked.from !== undefined && asked.to !== undefined && asked.from > asked.to)
      return {
        status: 422,
        body: {
          title: 'Bad input',
          detail: 'Two fields are wrong.',
          errors: [{ field: 'from', message: 'must not be after to' }],
        },
      };
    if (asked.dry_run) return { status: 200, body: DRY_RUN };
    if (resource === 'all')
      return {
        status: 202,
        body: {
          account_id: 'acc-1',
          dry_run: false,
          resources: [
            outcome('orders', 'started', this.api.runs.begin(requestId)),
            { ...outcome('messages', 'missing_scope', null), missing_scopes: ['https://x/commerce.message'] },
          ],
        },
      };
    const active = this.runs(new URLSearchParams()).find(({ finished_at }) => finished_at === null);
    if (active !== undefined)
      return {
        status: 409,
        body: { title: 'Conflict', detail: 'A sync is already in progress.', run_id: active.id },
      };
    return { status: 202, body: this.api.runs.begin(requestId) };
  }

  private listed(query: URLSearchParams): Quarantined[] {
    const dismissed = query.get('dismissed') === 'true';
    return this.quarantine.filter(({ dismissed_at }) => (dismissed_at !== null) === dismissed);
  }

  private record(id: string): Answer {
    const record = this.quarantine.find((one) => one.id === id);
    return record ? { status: 200, body: record } : missing;
  }

  private treat({ path, body, of: [id, what] }: Asked): Answer {
    this.sent.push({ path, body });
    const n = this.quarantine.findIndex((one) => one.id === id);
    const record = this.quarantine[n]!;
    if (what === 'dismiss')
      return { status: 200, body: Object.assign(record, { dismissed_at: ago(0), dismissed_by: 'admin@example.test' }) };
    if (!this.retryStores) return { status: 200, body: { stored: false, reason: 'orderId is missing' } };
    this.quarantine.splice(n, 1);
    return { status: 200, body: { stored: true, reason: null } };
  }

  private repair({ path, body }: Asked): Answer {
    this.sent.push({ path, body });
    return { status: 202, body: { run_id: 'run-1', days: ['2026-11-02'] } };
  }
}

/** Calls of eBay and events as a run leaves them; one in twenty was refused, one in fifty is an event. */
export function eventsOf(number: number): RunEvent[] {
  return Array.from({ length: number }, (_, n): RunEvent => {
    const at = new Date(Date.parse('2026-11-22T03:00:00Z') + n * 137).toISOString();
    const event = n % 50 === 0;
    const bad = n % 20 === 7;
    return {
      id: `12-${n}`,
      type: event ? 'event' : 'call',
      at,
      ebay_request_id: event ? null : `ebay-${n}`,
      level: event ? 'INFO' : null,
      event: event ? 'sync.continued' : null,
      message: event ? `The run went on, part ${n / 50}.` : null,
      request_id: event ? '01JCZ8Q0W3' : null,
      user_id: null,
      details: event ? { part: n / 50 } : null,
      call: event
        ? null
        : {
            method: 'GET',
            target: `/sell/fulfillment/v1/order?limit=200&offset=${n * 200}`,
            status: bad ? 500 : 200,
            ms: 120 + (n % 7) * 40,
            bytes: bad ? 310 : 34_500,
            attempt: bad ? 2 : 1,
            failure: null,
          },
    };
  });
}

function outcome(resource: string, word: string, run: Run | null): object {
  return { resource, outcome: word, run_id: run?.id ?? null, run, missing_scopes: [], report: null };
}

function scheduleOf(resource: string, n: number): Schedule {
  const minutes = n === 0 ? 15 : 60 * n;
  return {
    account_id: 'acc-1',
    resource,
    on: resource !== 'offers',
    every_minutes: minutes,
    effective_minutes: resource === 'disputes' ? minutes * 4 : minutes,
    adaptive: true,
    paused: resource === 'inventory',
    next_due_at: ago(-60 * (n + 1)),
    last_started_at: n === 3 ? null : ago(600 * (n + 1)),
    last_run: n === 3 ? null : { id: 'run-1', state: n === 1 ? 'FAILED' : 'SUCCEEDED', rows_new: 12 * n },
    skipped: n === 3 ? { at: ago(90), reason: 'missing_scope' } : null,
    changed_by: null,
    changed_at: null,
  };
}

function quarantined(id: string): QuarantinedRecord {
  return {
    id,
    at: ago(4000),
    account_id: 'acc-1',
    run_id: 'run-1',
    resource: 'orders',
    record_key: `27-000${id}-1`,
    reason: 'creationDate is not a moment',
    dismissed_at: null,
    dismissed_by: null,
    raw: id === '48' ? '{"orderId":"27-00048-1","creationDate":"yesterday"}' : '<html>',
  };
}

const DRY_RUN = {
  dry_run: true,
  account_id: 'acc-1',
  resource: 'orders',
  windows: [
    { list: 'orders', from: '2026-08-24T00:00:00Z', to: '2026-10-08T00:00:00Z', keys: null },
    { list: 'orders', from: '2026-10-08T00:00:00Z', to: '2026-11-22T00:00:00Z', keys: null },
  ],
  estimate: { records: 12_400, calls_at_least: 62, calls_at_most: 70 },
  quota: null,
  budget: {
    api: 'sell/fulfillment',
    used_today: 1200,
    used_by_others: 300,
    limit: 100_000,
    share: 50_000,
    forecast_today: 2600,
    fits: true,
  },
  error: null,
};

const PROOF = (): Proof => ({
  account_id: 'acc-1',
  from: '2026-10-18',
  to: '2026-11-21',
  not_provable: ['offers'],
  items: [
    proofItem('orders', '0 missing, 0 double; 35 of 35 days proven.', 35, 0),
    {
      ...proofItem('transactions', '3 missing, 0 double, differs by 41.20 USD; 34 of 35 days proven.', 34, 1),
      missing: 3,
      unproven: [
        {
          day: '2026-11-02',
          state: 'differs',
          reason: null,
          ebay_count: 120,
          our_count: 117,
          missing: 3,
          surplus: 0,
          doubled: 0,
          money: [{ currency: 'USD', ebay: 4120.5, ours: 4079.3, difference: 41.2 }],
          checked_at: ago(9000),
          repair_run_id: null,
        },
      ],
    },
  ],
});

function proofItem(resource: string, summary: string, proven: number, differing: number): Proof['items'][number] {
  return {
    resource,
    summary,
    by_day: true,
    missing: 0,
    surplus: 0,
    doubled: 0,
    money: [],
    proven,
    differing,
    unknown: 0,
    checked_at: ago(9000),
    oldest_checked_at: ago(90_000),
    unproven: [],
  };
}
