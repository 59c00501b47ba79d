import { get } from '../../api/client';
import { useLoad } from '../../api/hooks';
import type { Event, EventPage } from '../../api.types';
import { useEvery } from '../../app/every';
import { navigate } from '../../app/router';
import { Await, Card, type Column, count, EmptyState, Table, Time } from '../../ui';

const AGAIN_MS = 60_000;
const DAY_MS = 86_400_000;
const LIMIT = 1000;

interface Kind {
  readonly event: string;
  readonly times: number;
  readonly latest: Event;
}

const COLUMNS: readonly Column<Kind>[] = [
  { key: 'event', title: 'Event', cell: ({ event }) => <code>{event}</code> },
  { key: 'times', title: 'Times', numeric: true, cell: ({ times }) => count(times) },
  { key: 'last', title: 'Last', cell: ({ latest }) => <Time at={latest.at} /> },
  { key: 'message', title: 'Last message', wide: true, cell: ({ latest }) => latest.message },
];

/** What the functions reported as an error within a day, by kind. */
export function FaultsCard() {
  const faults = useLoad('faults', (signal) =>
    get<EventPage>('/api/ebay/logs', { level: 'ERROR', from: dayAgo(), limit: LIMIT }, signal),
  );
  useEvery(AGAIN_MS, faults.reload);
  return (
    <Card title="Faults of the last day" actions={<a href="/logs?level=ERROR">All in the log</a>}>
      <Await
        of={faults}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title="No faults">No function has reported an error for a day.</EmptyState>}
      >
        {({ items, next }) => (
          <>
            {next !== null && <p class="quiet small">The newest {count(items.length)} of them.</p>}
            <Table
              label="Faults by kind"
              columns={COLUMNS}
              rows={kindsOf(items)}
              rowKey={({ event }) => event}
              onOpen={({ event }) => navigate(`/logs?level=ERROR&event=${encodeURIComponent(event)}`)}
            />
          </>
        )}
      </Await>
    </Card>
  );
}

function dayAgo(): string {
  return new Date(Date.now() - DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The events come newest first. */
function kindsOf(events: readonly Event[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const event of events) {
    const known = kinds.get(event.event);
    kinds.set(event.event, { event: event.event, times: (known?.times ?? 0) + 1, latest: known?.latest ?? event });
  }
  return [...kinds.values()].sort((a, b) => b.times - a.times);
}
