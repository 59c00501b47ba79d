import { useState } from 'preact/hooks';
import { useRows } from '../../api/hooks';
import type { Event as LogEvent } from '../../api.types';
import { pageAt } from '../../app/pages';
import { Badge, Button, EmptyState, FaultNotice, Field, JsonView, RequestId, Select, Skeleton, Time } from '../../ui';

const PAGE_SIZE = 25;
const LEVELS = [
  ['', 'All levels'],
  ['INFO', 'Info'],
  ['WARN', 'Warning'],
  ['ERROR', 'Error'],
] as const;

/** The events of one account, newest first, by level or request id. */
export function AccountEvents({ accountId, admin }: { accountId: string; admin: boolean }) {
  return (
    <section class="stack" aria-labelledby="account-events">
      <div class="card-head">
        <h3 id="account-events">Event log</h3>
        {admin && pageAt('/logs') && <a href={`/logs?account_id=${accountId}`}>All in Logs</a>}
      </div>
      {admin ? (
        <Events accountId={accountId} />
      ) : (
        <p class="quiet">The event log is for administrators. You are signed in as a viewer.</p>
      )}
    </section>
  );
}

function Events({ accountId }: { accountId: string }) {
  const [level, setLevel] = useState('');
  const [requestId, setRequestId] = useState('');
  const events = useRows<LogEvent>(
    '/api/ebay/logs',
    { account_id: accountId, level, request_id: requestId },
    PAGE_SIZE,
  );
  const filtered = level !== '' || requestId !== '';
  return (
    <>
      <form
        class="row bottom"
        onSubmit={(event) => {
          event.preventDefault();
          setRequestId(String(new FormData(event.currentTarget).get('request_id') ?? '').trim());
          events.reload();
        }}
      >
        <Field label="Level">
          <Select value={level} options={LEVELS} onChoose={setLevel} />
        </Field>
        <Field label="Request id">
          <input type="search" name="request_id" autocomplete="off" spellcheck={false} maxLength={128} />
        </Field>
        <Button type="submit">Show</Button>
      </form>
      <FaultNotice fault={events.fault} onRetry={events.reload} />
      {events.starting && events.fault === null && <Skeleton />}
      {!events.starting && events.rows.length === 0 && (
        <EmptyState title={filtered ? 'No events match the filter.' : 'No events yet.'} />
      )}
      <ol class="events" aria-label="Events, newest first">
        {events.rows.map((event) => (
          <Entry key={event.id} event={event} />
        ))}
      </ol>
      {events.hasMore && (
        <Button busy={events.loading} onClick={events.more}>
          Load more
        </Button>
      )}
    </>
  );
}

function Entry({ event }: { event: LogEvent }) {
  return (
    <li>
      <div class="event-head">
        <Badge word={event.level} />
        <code class="event-name">{event.event}</code>
        <Time at={event.at} exact />
      </div>
      <p>{event.message}</p>
      <div class="row tight small">
        {event.request_id && <RequestId of={event.request_id} />}
        {event.ebay_request_id && (
          <span>
            eBay <code>{event.ebay_request_id}</code>
          </span>
        )}
        {Object.keys(event.details ?? {}).length > 0 && (
          <details>
            <summary>Details</summary>
            <JsonView value={event.details} what="details" />
          </details>
        )}
      </div>
    </li>
  );
}
