import { useLoad } from '../../api/hooks';
import { param, setParams } from '../../app/router';
import {
  Await,
  Badge,
  Button,
  Card,
  count,
  duration,
  EmptyState,
  Facts,
  Id,
  PageHead,
  saveNdjson,
  Time,
} from '../../ui';
import { StepPanel } from './StepPanel';
import { Timeline } from './Timeline';
import { readTrace, type Trace } from './trace';
import { type Caused, Who } from './Who';

/** Everything that one request caused, in the order in which it happened. */
export function TraceView({ requestId }: { requestId: string }) {
  const trace = useLoad(requestId, (signal) => readTrace(requestId, signal));
  const steps = trace.data?.steps ?? [];
  const opened = steps.find(({ key }) => key === param('open'));
  return (
    <>
      <PageHead
        title="One request"
        actions={
          <>
            <a class="button small" href="/logs">
              All events
            </a>
            <Button small busy={trace.loading} onClick={trace.reload}>
              Read again
            </Button>
            <Button
              small
              disabled={steps.length === 0}
              onClick={() =>
                saveNdjson(
                  'request',
                  steps.map(({ source }) => source),
                )
              }
            >
              Export {count(steps.length)} as NDJSON
            </Button>
          </>
        }
      >
        All that the request caused: events of the functions, the runs it started, and their calls of eBay.
      </PageHead>
      <Await
        of={trace}
        isEmpty={(found) => found.steps.length === 0}
        empty={
          <EmptyState title="No event has this request id">
            <p>
              <Id of={requestId} what="request id" />
            </p>
            <p>
              A request that changes nothing writes no event, nor does most of what anonymous callers are refused. The
              functions’ own logs have every request under its id.
            </p>
          </EmptyState>
        }
      >
        {(found) => (
          <>
            <About requestId={requestId} trace={found} />
            <Card title="Timeline">
              <Timeline steps={found.steps} openKey={param('open')} />
            </Card>
          </>
        )}
      </Await>
      {opened && <StepPanel step={opened} onClose={() => setParams({ open: null })} />}
    </>
  );
}

function About({ requestId, trace: { steps, runs, runIds, unread } }: { requestId: string; trace: Trace }) {
  const first = steps[0]!.at;
  const last = steps.at(-1)!.at;
  const caused = steps
    .map(({ source }) => source)
    .find((source): source is typeof source & Caused => 'email' in source);
  const calls = steps.filter(({ where }) => where === 'eBay').length;
  return (
    <Card title="The request">
      <Facts
        of={[
          ['Request id', <Id key="id" of={requestId} what="request id" />],
          ['Who', caused && <Who key="who" of={caused} />],
          ['Began', <Time key="began" at={first} exact />],
          ['Took', first === last ? 'one moment' : duration(Date.parse(last) - Date.parse(first))],
          ['Events and calls', `${count(steps.length - calls)} events, ${count(calls)} calls of eBay`],
          [
            'Runs',
            runIds.length > 0 && (
              <ul class="plain">
                {runIds.map((id) => {
                  const run = runs.find((one) => one.id === id);
                  return (
                    <li key={id}>
                      <a href={`/sync?run=${id}`}>{run?.resource ?? id}</a> {run && <Badge word={run.state} />}{' '}
                      {unread.includes(id) && <span class="quiet small">not all of its events are shown</span>}
                    </li>
                  );
                })}
              </ul>
            ),
          ],
          [
            'Elsewhere',
            <span key="elsewhere" class="quiet">
              Browser and edge send this id as <code>X-Request-ID</code>, the functions write it in each line of their
              logs, and PostgreSQL shows it in <code>application_name</code> while a statement runs.
            </span>,
          ],
        ]}
      />
    </Card>
  );
}
