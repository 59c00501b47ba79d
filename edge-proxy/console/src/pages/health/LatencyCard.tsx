import { useGet } from '../../api/hooks';
import type { FunctionTimes } from '../../api.types';
import { useEvery } from '../../app/every';
import { Await, Card, type Column, count, decimal, EmptyState, Table, Time } from '../../ui';

const AGAIN_MS = 60_000;

type Latency = FunctionTimes['functions'][number];

const COLUMNS: readonly Column<Latency>[] = [
  { key: 'name', title: 'Function', cell: ({ name }) => name.replace(/Function$/, '') },
  { key: 'invocations', title: 'Invocations', numeric: true, cell: ({ invocations }) => count(invocations) },
  { key: 'p50', title: 'p50 (ms)', numeric: true, cell: ({ p50_ms }) => millis(p50_ms) },
  { key: 'p95', title: 'p95 (ms)', numeric: true, cell: ({ p95_ms }) => millis(p95_ms) },
];

/** How long the invocations of each function took, the slowest first. */
export function LatencyCard() {
  const latency = useGet<FunctionTimes>('/api/health/latency');
  useEvery(AGAIN_MS, latency.reload);
  return (
    <Card title="How long the functions take">
      <Await
        of={latency}
        isEmpty={({ functions }) => functions.length === 0}
        empty={
          <EmptyState title="Nothing was measured within a day.">
            Figures appear about a minute after the first requests.
          </EmptyState>
        }
      >
        {({ functions, since }) => (
          <>
            <Table
              label="Durations of the functions"
              columns={COLUMNS}
              rows={[...functions].sort((a, b) => b.p95_ms - a.p95_ms)}
              rowKey={({ name }) => name}
            />
            <p class="quiet small">
              Since <Time at={since} exact />, without the start of an instance. Half of the invocations took no longer
              than p50, 95 of 100 no longer than p95; both are at most a tenth too high. A worker’s invocation lasts as
              long as its work. CloudWatch has the same figures by the minute: docs/metrics.md.
            </p>
          </>
        )}
      </Await>
    </Card>
  );
}

/** Small figures with a decimal, large ones without. */
function millis(figure: number): string {
  return figure < 100 ? decimal(figure.toFixed(1)) : count(Math.round(figure));
}
