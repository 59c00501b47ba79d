import type { Account, Event } from '../../api.types';
import { Badge, Facts, Id, JsonView, SidePanel, Time } from '../../ui';
import { Who } from './Who';

/** Everything about one event, with links to what belongs to it. */
export function EventPanel({
  event,
  account,
  onClose,
}: {
  event: Event;
  account: Account | undefined;
  onClose: () => void;
}) {
  const { request_id, run_id, account_id, user_id } = event;
  return (
    <SidePanel title={event.event} onClose={onClose}>
      <p>{event.message}</p>
      <Facts
        of={[
          ['Level', <Badge key="level" word={event.level} />],
          ['Time', <Time key="time" at={event.at} exact />],
          ['Who', <Who key="who" of={event} />],
          ['Account', account_id && <a href={`/accounts?open=${account_id}`}>{account?.account ?? account_id}</a>],
          ['Run', run_id && <Id of={run_id} what="run" />],
          ['Request', request_id && <Id of={request_id} what="request id" />],
          ['eBay’s request id', event.ebay_request_id && <Id of={event.ebay_request_id} what="eBay’s request id" />],
          ['Event id', event.id],
        ]}
      />
      <p class="row">
        {request_id && (
          <a class="button small primary" href={`/logs?request_id=${encodeURIComponent(request_id)}`}>
            All that this request caused
          </a>
        )}
        {run_id && (
          <a class="button small" href={`/sync?run=${run_id}`}>
            Open the run
          </a>
        )}
        {run_id && (
          <a class="button small" href={`/logs?run_id=${run_id}`}>
            Events of the run
          </a>
        )}
        {user_id && (
          <a class="button small" href={`/logs?user_id=${user_id}`}>
            All that this person did
          </a>
        )}
        <a class="button small" href={`/logs?event=${encodeURIComponent(event.event)}`}>
          Events of this kind
        </a>
      </p>
      <h3>Details</h3>
      <JsonView value={event.details} what="the details" />
    </SidePanel>
  );
}
