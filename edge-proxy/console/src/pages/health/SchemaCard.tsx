import { useGet } from '../../api/hooks';
import type { Readiness } from '../../api.types';
import { useEvery } from '../../app/every';
import { Await, Badge, Bar, Card, decimal, Facts } from '../../ui';

const AGAIN_MS = 30_000;

/** The database as the function of this check sees it; every function has a pool of its own. */
export function SchemaCard() {
  const database = useGet<Readiness>('/healthz/db');
  useEvery(AGAIN_MS, database.reload);
  return (
    <Card title="Database and connections">
      <Await of={database}>
        {({ schema_version, expected_schema_version, latency_ms, pool }) => (
          <>
            <Facts
              of={[
                [
                  'Schema',
                  <span key="schema">
                    {schema_version}{' '}
                    {schema_version === expected_schema_version ? (
                      <Badge tone="good">as expected</Badge>
                    ) : (
                      <Badge tone="bad">{`${expected_schema_version} expected`}</Badge>
                    )}
                  </span>,
                ],
                ['Answered in', `${decimal(latency_ms.toFixed(1))} ms`],
                ['Open connections', `${pool.open}, of which ${pool.idle} idle`],
                ['Waiting for one', String(pool.waiting)],
              ]}
            />
            <Bar label="Connections in use" used={pool.busy} limit={pool.maximum} />
            <p class="quiet small">
              Those of one instance of the health function. Each instance of a function has its own budget.
            </p>
          </>
        )}
      </Await>
    </Card>
  );
}
