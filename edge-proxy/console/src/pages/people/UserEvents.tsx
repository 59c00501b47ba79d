import { useRows } from '../../api/hooks';
import type { Event } from '../../api.types';
import { Badge, Button, FaultNotice, Skeleton, Time } from '../../ui';

/** What the user did, the newest first; the log has the rest. */
export function UserEvents({ userId }: { userId: string }) {
  const events = useRows<Event>('/api/ebay/logs', { user_id: userId }, 8);
  return (
    <section class="stack">
      <h3>What this person did</h3>
      <FaultNotice fault={events.fault} onRetry={events.reload} />
      {events.starting && events.fault === null && <Skeleton lines={3} label="Reading the events" />}
      {!events.starting && events.rows.length === 0 && <p class="quiet">Nothing that the log still has.</p>}
      {events.rows.length > 0 && (
        <ul class="plain entries">
          {events.rows.map(({ id, at, level, event, message, api_token, api_token_id }) => (
            <li key={id}>
              <p class="row">
                {level !== 'INFO' && <Badge word={level} />}
                <a href={`/logs?user_id=${userId}&open=${id}`}>{message}</a>
              </p>
              <p class="quiet small">
                <Time at={at} /> · <code>{event}</code>
                {api_token_id !== null && ` · by the API token ${api_token ?? api_token_id.slice(0, 8)}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        {events.hasMore && (
          <Button small busy={events.loading} onClick={events.more}>
            Older
          </Button>
        )}
        <a class="button small" href={`/logs?user_id=${userId}`}>
          All in the log
        </a>
      </p>
    </section>
  );
}
