import type { FakeApi } from './fakeApi';

const PARTS = [
  ['database', 'ok', 3.2, null],
  ['schema', 'ok', 1.1, null],
  ['queue', 'ok', 12.4, 'The queue answers.'],
  ['eBay', 'unknown', 0, 'Not asked, because there is no connection.'],
  ['consents', 'warn', 2.2, '1 of 3 consents ends within 30 days'],
  ['storage', 'ok', 4.9, '12.4 GB of 100 GB (12 %)'],
  ['events', 'ok', 0.1, null],
  ['token keys', 'ok', 0.4, null],
] as const;

const DIAGNOSIS = [
  ['server', 'ok', 'PostgreSQL 17.6, 31 of 97 connections used, 12 by functions', ''],
  ['clock', 'ok', 'the server is 3 ms ahead', ''],
  ['queue', 'ok', 'no run waits for a worker', ''],
  ['schedules', 'ok', '18 schedules, 3 paused, none overdue', ''],
  [
    'quota',
    'warn',
    'sell.fulfillment (production): 92000 of 100000 calls used',
    'wait for eBay’s reset at midnight Pacific time, sync less often, or ask eBay for a higher limit; runs wait by themselves',
  ],
  ['alerts', 'ok', '3 receivers, 1 paused, 0 alerts wait', ''],
  ['erasures', 'ok', 'none has failed', ''],
] as const;

const LATENCY = [
  ['AuthFunction', 412, 38.4, 120.7],
  ['DataFunction', 20_481, 12.1, 88.2],
  ['SyncWorkerFunction', 301, 4200.4, 61_300.2],
] as const;

/** A connector that works, or one whose database part fails. */
export function withHealth(api: FakeApi, broken = false): void {
  const parts = PARTS.map(([name, status, latency_ms, cause]) =>
    broken && name === 'schema'
      ? {
          name,
          status: 'fail',
          latency_ms,
          cause: 'Schema 005 is older than the expected 006. Run the migrations job.',
        }
      : { name, status, latency_ms, cause },
  );
  api.answer('GET', /^\/api\/health\/full$/, () => ({
    status: 200,
    body: { status: broken ? 'fail' : 'ok', environment: 'production', parts },
  }));
  api.answer('GET', /^\/api\/health\/diagnosis$/, () => ({
    status: 200,
    body: { findings: DIAGNOSIS.map(([check, level, figure, fix]) => ({ check, level, figure, fix })) },
  }));
  api.answer('GET', /^\/api\/health\/latency$/, () => ({
    status: 200,
    body: {
      since: '2026-05-01T09:00:00Z',
      functions: LATENCY.map(([name, invocations, p50_ms, p95_ms]) => ({ name, invocations, p50_ms, p95_ms })),
    },
  }));
  api.answer('GET', /^\/healthz\/db$/, () =>
    broken
      ? { status: 503, body: { title: 'Service Unavailable', detail: 'The schema is older than the code.' } }
      : {
          status: 200,
          body: {
            status: 'ok',
            environment: 'production',
            schema_version: '006',
            expected_schema_version: '006',
            latency_ms: 2.437,
            pool: { open: 2, busy: 1, idle: 1, waiting: 0, maximum: 2 },
          },
        },
  );
}
