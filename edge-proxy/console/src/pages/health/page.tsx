import { useGet } from '../../api/hooks';
import type { HealthReport } from '../../api.types';
import { useEvery } from '../../app/every';
import type { PageProps } from '../../app/pages';
import { Await, Badge, Button, Card, type Column, decimal, EmptyState, Notice, PageHead, Table } from '../../ui';
import { BuildCard } from './BuildCard';
import { DiagnosisCard } from './DiagnosisCard';
import { FaultsCard } from './FaultsCard';
import { LatencyCard } from './LatencyCard';
import { SchemaCard } from './SchemaCard';
import { WorkCard } from './WorkCard';

const AGAIN_MS = 30_000;

type Part = HealthReport['parts'][number];

const COLUMNS: readonly Column<Part>[] = [
  { key: 'name', title: 'Part', cell: ({ name }) => <strong>{name}</strong> },
  { key: 'status', title: 'State', cell: ({ status }) => <Badge word={status} /> },
  { key: 'cause', title: 'What it says', wide: true, cell: ({ cause }) => cause ?? <span class="quiet">–</span> },
  { key: 'ms', title: 'Check took (ms)', numeric: true, cell: ({ latency_ms }) => decimal(latency_ms.toFixed(1)) },
];

/** Whether each part of the connector works, and what it is. */
export default function Health({ admin }: PageProps) {
  const report = useGet<HealthReport>('/api/health/full');
  useEvery(AGAIN_MS, report.reload);
  return (
    <>
      <PageHead
        title="Health"
        actions={
          <Button small busy={report.loading} onClick={report.reload}>
            Check now
          </Button>
        }
      >
        Whether each part works, checked every 30 seconds while this page is in sight.
      </PageHead>
      <Card title="Parts">
        <Await
          of={report}
          isEmpty={({ parts }) => parts.length === 0}
          empty={<EmptyState title="No part reports its state" />}
        >
          {({ status, environment, parts }) => (
            <>
              <Notice tone={status !== 'ok' ? 'bad' : parts.some((part) => part.status === 'warn') ? 'warn' : 'good'}>
                <p>{summary(status, environment, parts)}</p>
              </Notice>
              <Table
                label="Parts of the connector"
                columns={COLUMNS}
                rows={bySeverity(parts)}
                rowKey={({ name }) => name}
                wrap
              />
            </>
          )}
        </Await>
      </Card>
      <DiagnosisCard />
      <div class="grid">
        <SchemaCard />
        <WorkCard />
        <LatencyCard />
        <BuildCard />
      </div>
      {admin ? (
        <FaultsCard />
      ) : (
        <Card title="Faults of the last day">
          <p class="quiet">You are signed in as a viewer. The events of faults are for administrators.</p>
        </Card>
      )}
    </>
  );
}

function summary(status: string, environment: string, parts: readonly Part[]): string {
  const names = (state: string) => parts.filter((part) => part.status === state).map(({ name }) => name);
  const fail = names('fail');
  const warn = names('warn');
  if (status !== 'ok') return `Not everything works in ${environment}${fail.length > 0 ? `: ${fail.join(', ')}` : ''}.`;
  return warn.length > 0
    ? `Everything works in ${environment}. Act in time on: ${warn.join(', ')}.`
    : `Everything works in ${environment}.`;
}

const ORDER = ['fail', 'warn', 'unknown', 'ok'];

function bySeverity(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
}
