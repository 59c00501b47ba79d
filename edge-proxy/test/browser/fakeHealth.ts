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
